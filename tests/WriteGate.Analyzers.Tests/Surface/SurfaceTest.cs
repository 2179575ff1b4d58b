using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Surface;
using WriteGate.Analyzers.Tests.Contracts;
using WriteGate.Analyzers.Tests.Rules;
using WriteGate.LockFile;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Surface;

/// <summary>Accepts the write surface of one source as a build does, and runs the rules over another one with it.</summary>
internal static class SurfaceTest
{
    public const string LockPath = "/project/" + Analyzers.Surface.LockFile.FileName;

    /// <summary>A record and a tool of each shape that the rules tell apart.</summary>
    public const string Accepted = """
        public enum Reason { Late, Wrong }

        [SystemRecord("crm.deal")]
        public sealed partial record Deal
        {
            [RecordId] public required string Id { get; init; }
            [WriteTier(WriteTier.Reviewed), StringLength(200)] public string? NextStep { get; init; }
            [WriteTier(WriteTier.Reviewed)] public string Notes { get; init; } = "";
            public decimal Amount { get; init; }
        }

        [AgentTools("crm")]
        public sealed partial class Tools
        {
            private Deal? Find(string dealId) => null;
            private void Close(string caseId, WritePermit permit) { }
            private void Stop(int leadId, WritePermit permit) { }

            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId), nameof(changes), WindowSeconds = 300), Before(nameof(Find)), Batch(MaxItems = 5)]
            private void Update(string dealId, Patch<Deal> changes, WritePermit permit) { }

            /// <summary>Calls.</summary>
            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId)), Irreversible("It rang."), MitigatedBy(nameof(Stop))]
            private void Call(int leadId, WritePermit permit) { }

            [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(caseId), nameof(reason)), ReversedBy(nameof(Close))]
            private void Open(string caseId, Reason reason, WritePermit permit) { }

            [Reads("Only asks.")] private void Ask(int number) { }
        }
        """;

    /// <summary>The accepted source after an edit.</summary>
    public static string After(string from, string to)
    {
        Assert.Contains(from, Accepted, StringComparison.Ordinal);
        return Accepted.Replace(from, to, StringComparison.Ordinal);
    }

    /// <summary>The lock file that accepting these sources writes: through the generator, a compiled assembly and the writer of the package.</summary>
    public static string LockOf(params string[] sources) => LockOf(Sources.Compile(sources));

    public static string LockOf(Microsoft.CodeAnalysis.CSharp.CSharpCompilation compilation)
    {
        string folder = Directory.CreateTempSubdirectory("writegate-lock-").FullName;
        try
        {
            string assembly = Path.Combine(folder, "Subject.dll");
            Assert.Empty(Sources.Generate(compilation).Emit(assembly).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
            string file = Path.Combine(folder, "writegate.lock.json");
            Assert.True(LockFileText.Write(file, [.. WriteSurface.LinesOf(assembly).Order(StringComparer.Ordinal)]));
            return File.ReadAllText(file);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    public static CSharpAnalyzerTest<EveryRule> Test(string lockFile, params string[] sources)
    {
        CSharpAnalyzerTest<EveryRule> test = RuleTest.Test(sources);
        test.TestState.AdditionalFiles.Add((LockPath, lockFile));
        return test;
    }
}
