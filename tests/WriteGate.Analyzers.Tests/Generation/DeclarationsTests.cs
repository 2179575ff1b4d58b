using System.Runtime.CompilerServices;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

using WriteGate.Analyzers.Generation;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>What an editor's key strokes make the generator do: nothing within bodies, everything outside of them.</summary>
public sealed class DeclarationsTests
{
    private const string Record = """
        #nullable enable
        using WriteGate;

        namespace Crm;

        public enum Stage { Open, Won }

        public partial class Notes
        {
            public int Count() { return 1; }
            public int Twice => 2;
            public string? Text { get; init; }
        }

        /// <summary>A deal.</summary>
        [SystemRecord("crm.deal")]
        public sealed partial record Deal
        {
            [RecordId] public required string Id { get; init; }
            [WriteTier(WriteTier.Reviewed)] public Stage Stage { get; init; }
        }
        """;

    private const string Tools = """
        #nullable enable
        using WriteGate;

        namespace Crm;

        [AgentTools("crm")]
        public sealed partial class CrmTools
        {
            /// <summary>Reads notes.</summary>
            [WriteTier(WriteTier.ReadOnly)]
            public Notes GetNotes(string dealId, Paging paging) { return new Notes(); }
        }

        public sealed record Paging
        {
            public int Size { get; init; } = 20;
        }
        """;

    [Theory]
    [InlineData("return 1;", "return 1 + 1;")]
    [InlineData("=> 2;", "=> 4;")]
    [InlineData("return new Notes();", "/* none yet */ throw null!;")]
    public void Typing_in_a_body_reads_no_contract_again(string before, string after)
    {
        (GeneratorDriver driver, CSharpCompilation compilation) = FirstRun();

        GeneratorRunResult result = driver.RunGenerators(Edit(compilation, before, after)).GetRunResult().Results[0];

        Assert.NotEmpty(result.TrackedSteps[TrackingNames.Tools]);
        Assert.All(
            result.TrackedSteps[TrackingNames.Tools].Concat(result.TrackedSteps[TrackingNames.Records]).SelectMany(step => step.Outputs),
            output => Assert.Equal(IncrementalStepRunReason.Cached, output.Reason));
    }

    [Theory]
    [InlineData("Open, Won", "Open, Won, Lost")]
    [InlineData("<summary>A deal.", "<summary>One deal.")]
    [InlineData("<summary>Reads notes.", "<summary>Reads all notes.")]
    [InlineData("= 20;", "= 50;")]
    [InlineData("return 1; }", "return 1; } public int Length { get; init; }")]
    [InlineData("return 1;", "return 1; } public int Length { get { return 2; } init { }")]
    [InlineData("int Twice => 2;", "int Twice { get; init; } = 2;")]
    [InlineData("string dealId", "string id")]
    [InlineData("crm.deal", "crm.order")]
    public void Every_edit_of_a_declaration_is_seen(string before, string after)
    {
        (GeneratorDriver driver, CSharpCompilation compilation) = FirstRun();
        CSharpCompilation edited = Edit(compilation, before, after);

        string[] texts = Texts(driver.RunGenerators(edited));

        Assert.NotEqual(Texts(driver), texts);
        Assert.Equal(Texts(NewDriver().RunGenerators(edited)), texts);
    }

    [Fact]
    public void A_symbol_of_the_build_that_hides_a_declaration_is_seen()
    {
        CSharpParseOptions options = new(LanguageVersion.Preview);
        string conditional = Tools.Replace("public int Size", "\n#if PAGED\npublic int Page { get; init; }\n#endif\npublic int Size", StringComparison.Ordinal);
        CSharpCompilation plain = Compile(options, Record, conditional);
        CSharpCompilation paged = Compile(options.WithPreprocessorSymbols("PAGED"), Record, conditional);
        GeneratorDriver driver = NewDriver().RunGenerators(plain);

        Assert.Equal(Texts(NewDriver().RunGenerators(paged)), Texts(driver.RunGenerators(paged)));
        Assert.NotEqual(Texts(driver), Texts(driver.RunGenerators(paged)));
    }

    [Fact]
    public void A_directive_in_a_body_reaches_beyond_it_and_is_seen()
    {
        (_, CSharpCompilation compilation) = FirstRun();

        Assert.Equal(new Declarations(compilation), new(Edit(compilation, "return 1;", "return 2;")));
        Assert.NotEqual(new Declarations(compilation), new(Edit(compilation, "return 1;", "\n#nullable disable\nreturn 1;")));
    }

    [Fact]
    public void A_reference_that_is_taken_away_is_seen()
    {
        (GeneratorDriver driver, CSharpCompilation compilation) = FirstRun();

        Assert.Empty(Texts(driver.RunGenerators(compilation.WithReferences())));
    }

    [Fact]
    public void Declarations_keep_no_compilation_alive_and_can_do_without_it()
    {
        (WeakReference compilation, Declarations declarations) = Declare();
        GC.Collect();

        Assert.False(compilation.IsAlive);
        Assert.NotNull(declarations.Compilation.Assembly.GetTypeByMetadataName("Crm.Deal"));
        Assert.Equal(new(declarations.Compilation), declarations);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (WeakReference Compilation, Declarations Declarations) Declare()
    {
        CSharpCompilation compilation = Compile(new(LanguageVersion.Preview), Record, Tools);
        return (new(compilation), new(compilation));
    }

    private static (GeneratorDriver Driver, CSharpCompilation Compilation) FirstRun()
    {
        CSharpCompilation compilation = Compile(new(LanguageVersion.Preview), Record, Tools);
        return (NewDriver().RunGenerators(compilation), compilation);
    }

    private static CSharpGeneratorDriver NewDriver() => CSharpGeneratorDriver.Create(
        [new WriteGateGenerator().AsSourceGenerator()],
        parseOptions: new(LanguageVersion.Preview),
        driverOptions: new(IncrementalGeneratorOutputKind.None, trackIncrementalGeneratorSteps: true));

    private static CSharpCompilation Compile(CSharpParseOptions options, params string[] sources) => CSharpCompilation.Create(
        "Subject",
        sources.Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"/0/File{i}.cs")),
        PlatformReferences.All,
        new(OutputKind.DynamicallyLinkedLibrary));

    private static CSharpCompilation Edit(CSharpCompilation compilation, string before, string after)
    {
        SyntaxTree tree = compilation.SyntaxTrees.Single(tree => tree.ToString().Contains(before, StringComparison.Ordinal));
        string text = tree.ToString().Replace(before, after, StringComparison.Ordinal);
        return compilation.ReplaceSyntaxTree(tree, CSharpSyntaxTree.ParseText(text, (CSharpParseOptions)tree.Options, tree.FilePath));
    }

    private static string[] Texts(GeneratorDriver driver)
    {
        GeneratorDriverRunResult result = driver.GetRunResult();
        Assert.Empty(result.Diagnostics);
        return [.. result.Results[0].GeneratedSources.OrderBy(source => source.HintName, StringComparer.Ordinal).Select(source => source.SourceText.ToString())];
    }
}
