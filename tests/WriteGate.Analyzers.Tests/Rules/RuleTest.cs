using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Generation;
using WriteGate.Analyzers.Tests.Contracts;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>Runs every rule over sources whose marks say what is reported: <c>{|WG4001:Call|}</c>.</summary>
internal static class RuleTest
{
    /// <summary>The rule that asks for descriptions, which the sources here do without.</summary>
    public const string Undescribed = "WG2005";

    public const string Deal = """
        [SystemRecord("crm.deal")]
        public sealed partial record Deal
        {
            [RecordId] public required string Id { get; init; }
            [WriteTier(WriteTier.Autonomous)] public string? NextStep { get; init; }
            [ProtectedField] public decimal Amount { get; init; }
        }
        """;

    /// <summary>Members of a tools class, beside which there is a record and whatever else.</summary>
    public static Task Members(string members, string beside = "") => Sources($$"""
        [AgentTools("crm")]
        public sealed partial class Tools
        {
            private Deal? Find(string dealId) => null;
            private void Undo(string dealId, WritePermit permit) { }
        {{members}}
        }
        {{Deal}}
        {{beside}}
        """);

    /// <summary>A read with this parameter.</summary>
    public static Task Parameter(string parameter, string beside = "")
        => Members($"[WriteTier(WriteTier.ReadOnly)] public int Read({parameter}) => 0;", beside);

    /// <summary>An autonomous write with these attributes and parameters, the key and the permit being given.</summary>
    public static Task Write(string attributes, string method, string beside = "")
        => Members($"[WriteTier(WriteTier.Reviewed)]{attributes} {method}", beside);

    public static Task Sources(params string[] sources) => Test(sources).RunAsync();

    public static CSharpAnalyzerTest<EveryRule> Test(params string[] sources)
    {
        CSharpAnalyzerTest<EveryRule> test = new RunWithGenerator();
        test.DisabledDiagnostics.Add(Undescribed);
        test.TestState.Sources.Add(Contracts.Sources.Usings);
        foreach (string source in sources)
        {
            test.TestState.Sources.Add(source);
        }

        return test;
    }

    /// <summary>The text of the one diagnostic of a source.</summary>
    public static async Task<string> MessageOf(string members, string beside = "")
    {
        Compilation compilation = Contracts.Sources.Compile($$"""
            [AgentTools("crm")]
            public sealed partial class Tools
            {
            {{members}}
            }
            {{Deal}}
            {{beside}}
            """);
        var run = Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzerExtensions.WithAnalyzers(compilation, [new EveryRule()]);
        return Assert.Single(await run.GetAnalyzerDiagnosticsAsync(), d => d.Id != Undescribed).GetMessage(System.Globalization.CultureInfo.InvariantCulture);
    }

    /// <summary>
    /// The generator runs first, as in a build: what it writes for a contract in error must not add errors of its own.
    /// </summary>
    private sealed class RunWithGenerator : CSharpAnalyzerTest<EveryRule>
    {
        protected override IEnumerable<Type> GetSourceGenerators() => [typeof(WriteGateGenerator)];
    }
}
