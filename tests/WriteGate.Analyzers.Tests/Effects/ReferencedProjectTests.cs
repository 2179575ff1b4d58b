using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Generation;

namespace WriteGate.Analyzers.Tests.Effects;

/// <summary>What a tool does in another project of its solution: as source in an editor, as an assembly in a build.</summary>
public sealed class ReferencedProjectTests
{
    private const string Library = """
        public interface ICrm { Task Save(string id); Task Find(string id); }
        public sealed class Deals(HttpClient http)
        {
            public Task Save(string id) => Send(HttpMethod.Put, id);
            public Task Remove(string id) => Send(HttpMethod.Delete, id);
            public Task Find(string id) => Send(HttpMethod.Get, id);
            private Task Send(HttpMethod verb, string id) => http.SendAsync(new(verb, id));
        }
        internal sealed class Crm(Deals deals) : ICrm
        {
            public Task Save(string id) => deals.Save(id);
            public Task Find(string id) => deals.Find(id);
        }
        """;

    [Theory]
    [InlineData("new Deals(null!).Save(\"1\")", true)]
    [InlineData("new Deals(null!).Find(\"1\")", false)]
    [InlineData("((ICrm)null!).Save(\"1\")", true)]
    [InlineData("((ICrm)null!).Find(\"1\")", false)]
    public void A_project_is_followed_as_source(string call, bool writes)
        => Assert.Equal(writes, Kind(call, EffectSource.Compile(Library).ToMetadataReference()) == EffectKind.Write);

    [Theory]
    [InlineData("new Deals(null!).Save(\"1\")", true)]
    [InlineData("new Deals(null!).Find(\"1\")", false)]
    [InlineData("((ICrm)null!).Save(\"1\")", true)]
    [InlineData("((ICrm)null!).Find(\"1\")", false)]
    public void An_assembly_says_what_its_members_do(string call, bool writes)
        => Assert.Equal(writes, Kind(call, Built(Library)) == EffectKind.Write);

    [Fact]
    public void An_assembly_tells_the_sink_and_that_it_deletes()
    {
        Effect effect = EffectSource.Of(Caller("new Deals(null!).Remove(\"1\")", Built(Library)), "Tools", "Run").Worst!;
        Assert.Equal(("Deals.Remove → HttpClient.SendAsync", EffectTraits.Deletes), (effect.SinkName, effect.Traits));
    }

    [Fact]
    public void What_writes_by_its_verb_only_in_a_foreign_assembly_is_unknown()
    {
        PortableExecutableReference foreign = Emit(EffectSource.Compile("public static class Acme { public static Task UpdateAsync() => Task.CompletedTask; public static Task ReadAsync() => Task.CompletedTask; }"));
        Assert.Equal(EffectKind.Unknown, Kind("Acme.UpdateAsync()", foreign));
        Assert.Equal(EffectKind.None, Kind("Acme.ReadAsync()", foreign));
    }

    [Fact]
    public void A_library_without_sinks_says_nothing()
        => Assert.Empty(Summaries("public static class Sums { public static int Add(int a, int b) { var l = new List<int>(); l.Add(a); return a + b; } }"));

    [Fact]
    public void A_program_says_nothing()
        => Assert.Empty(Generated(EffectSource.Compile(Library + "public static class P { public static void Main() { } }").WithOptions(new CSharpCompilationOptions(OutputKind.ConsoleApplication))));

    [Fact]
    public void An_editor_does_not_ask_for_it()
        => Assert.DoesNotContain(Generate(EffectSource.Compile(Library), isBuild: false).Assembly.GetAttributes(), a => a.AttributeClass!.Name == "SinkSummaryAttribute");

    [Fact]
    public void Only_public_members_that_write_are_listed()
        => Assert.Equal(
            ["M:Deals.Remove(System.String)", "M:Deals.Save(System.String)", "M:ICrm.Save(System.String)"],
            Summaries(Library).Select(a => (string)a.ConstructorArguments[0].Value!));

    private static EffectKind Kind(string call, MetadataReference reference) => EffectSource.Of(Caller(call, reference), "Tools", "Run").Kind;

    private static CSharpCompilation Caller(string call, MetadataReference reference)
        => EffectSource.Compile($"public class Tools {{ public Task Run() => {call}; }}").WithAssemblyName("Caller").AddReferences(reference);

    private static PortableExecutableReference Built(string source) => Emit(Generate(EffectSource.Compile(source)));

    private static IEnumerable<AttributeData> Summaries(string source) => Generate(EffectSource.Compile(source)).Assembly.GetAttributes()
        .Where(a => a.AttributeClass!.Name == "SinkSummaryAttribute");

    private static string[] Generated(Compilation compilation) => [.. Generate(compilation).SyntaxTrees.Select(t => t.FilePath).Where(p => p.EndsWith("Sinks.g.cs", StringComparison.Ordinal))];

    private static Compilation Generate(Compilation compilation, bool isBuild = true)
    {
        CSharpGeneratorDriver
            .Create([new WriteGateGenerator().AsSourceGenerator()], [], (CSharpParseOptions)compilation.SyntaxTrees.First().Options, new Options(isBuild))
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return output;
    }

    private static PortableExecutableReference Emit(Compilation compilation)
    {
        using MemoryStream stream = new();
        Assert.Empty(compilation.Emit(stream).Diagnostics.Where(d => d.Severity == DiagnosticSeverity.Error));
        return MetadataReference.CreateFromImage(stream.ToArray());
    }

    /// <summary>What the package's targets tell the compiler in a build.</summary>
    private sealed class Options(bool isBuild) : AnalyzerConfigOptionsProvider
    {
        public override AnalyzerConfigOptions GlobalOptions { get; } = new Global(isBuild);

        public override AnalyzerConfigOptions GetOptions(SyntaxTree tree) => GlobalOptions;

        public override AnalyzerConfigOptions GetOptions(AdditionalText textFile) => GlobalOptions;
    }

    private sealed class Global(bool isBuild) : AnalyzerConfigOptions
    {
        public override bool TryGetValue(string key, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out string? value)
        {
            value = isBuild && key == "build_property.WriteGateSinkSummary" ? "true" : null;
            return value is not null;
        }
    }
}
