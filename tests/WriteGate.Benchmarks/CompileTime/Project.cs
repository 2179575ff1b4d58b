using System.Collections.Immutable;

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Benchmarks.CompileTime;

/// <summary>A project as the compiler has it: texts that are read, references that are loaded.</summary>
internal sealed class Project
{
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.Preview, DocumentationMode.Parse);

    // On one thread, as generators run: shares of processor time then are shares of the time on the clock.
    private static readonly CSharpCompilationOptions Compiling = new(
        OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable, concurrentBuild: false);

    // Its references are bound once; what is made from it binds its own sources only, as the next build in one server does.
    private static readonly CSharpCompilation Empty = WithReferences();

    private readonly (string Path, SourceText Text)[] files;

    public Project(ProjectText text)
    {
        Text = text;
        files = [.. text.Files.Select(file => (file.Path, SourceText.From(file.Text)))];
        Compilation = Parse();
    }

    public ProjectText Text { get; }

    /// <summary>All files, parsed once.</summary>
    public CSharpCompilation Compilation { get; }

    public static GeneratorDriver NewDriver(params IIncrementalGenerator[] generators)
        => CSharpGeneratorDriver.Create(generators.Select(generator => generator.AsSourceGenerator()), parseOptions: Parsing);

    /// <summary>Parses all files anew.</summary>
    public CSharpCompilation Parse()
    {
        // An array: what is added is enumerated twice, and each time would make other trees.
        SyntaxTree[] trees = [.. files.Select(file => CSharpSyntaxTree.ParseText(file.Text, Parsing, file.Path))];
        return Empty.AddSyntaxTrees(trees);
    }

    /// <summary>A compilation of the same trees that has bound nothing yet.</summary>
    public CSharpCompilation Unbound() => Empty.AddSyntaxTrees(Compilation.SyntaxTrees);

    /// <summary>A compilation after a file was edited, which has bound nothing yet.</summary>
    public static CSharpCompilation Edit(CSharpCompilation compilation, string path, string text)
    {
        SyntaxTree before = compilation.SyntaxTrees.First(tree => tree.FilePath == path);
        return compilation.ReplaceSyntaxTree(before, CSharpSyntaxTree.ParseText(text, Parsing, path));
    }

    private static CSharpCompilation WithReferences()
    {
        CSharpCompilation empty = CSharpCompilation.Create(
            "Freight", references: AssemblyPaths().Select(path => MetadataReference.CreateFromFile(path)).ToImmutableArray(), options: Compiling);
        _ = empty.GetSpecialType(SpecialType.System_Object);
        return empty;
    }

    private static IEnumerable<string> AssemblyPaths()
    {
        string framework = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        string[] platform = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator);
        return platform.Where(path => Path.GetDirectoryName(path) == framework
            || Path.GetFileName(path) == "WriteGate.dll"
            || Path.GetFileName(path).StartsWith("Microsoft.Extensions.", StringComparison.Ordinal)
            || Path.GetFileName(path).StartsWith("ModelContextProtocol", StringComparison.Ordinal));
    }
}
