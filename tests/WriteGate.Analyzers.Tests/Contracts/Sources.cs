using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Contracts;

/// <summary>Compiles sources and reads the contracts in them.</summary>
internal static class Sources
{
    public const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.ComponentModel.DataAnnotations;
        global using System.Text.Json.Serialization;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using WriteGate;

        """;

    public static CSharpCompilation Compile(params string[] sources) => Compile(DocumentationMode.Parse, sources);

    public static CSharpCompilation Compile(DocumentationMode mode, params string[] sources)
    {
        CSharpParseOptions options = new(LanguageVersion.Preview, mode);
        return CSharpCompilation.Create(
            "Subject",
            sources.Prepend(Usings).Select((text, i) => CSharpSyntaxTree.ParseText(text, options, $"/0/File{i}.cs")),
            PlatformReferences.All,
            new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));
    }

    /// <summary>With what the generator adds, as a project that refers to it sees it.</summary>
    public static CSharpCompilation Generate(CSharpCompilation compilation)
    {
        CSharpGeneratorDriver
            .Create([new WriteGateGenerator().AsSourceGenerator()], parseOptions: (CSharpParseOptions)compilation.SyntaxTrees[0].Options)
            .RunGeneratorsAndUpdateCompilation(compilation, out Compilation output, out _);
        return (CSharpCompilation)output;
    }

    public static ToolsContract Tools(params string[] sources) => Tools(Compile(sources));

    public static ToolsContract Tools(Compilation compilation)
        => ContractReader.ReadTools(Marked(compilation, "AgentToolsAttribute"), compilation, CancellationToken.None);

    public static RecordContract Record(params string[] sources) => Record(Compile(sources));

    public static RecordContract Record(Compilation compilation)
        => ContractReader.ReadRecord(Marked(compilation, "SystemRecordAttribute"), compilation, CancellationToken.None);

    /// <summary>The only tool of a class with this method in it, whose contract must hold.</summary>
    public static ToolSpec Tool(string members, string beside = "")
    {
        ToolsContract contract = Tools($$"""
            [AgentTools("crm")]
            public sealed partial class Tools
            {
            {{members}}
            }
            {{beside}}
            """);
        Assert.Empty(contract.Violations.Where(v => v.Descriptor.DefaultSeverity == DiagnosticSeverity.Error).Select(v => v.ToDiagnostic().ToString()));
        return Assert.Single(contract.Spec!.Tools);
    }

    /// <summary>The tool's only argument of this C# type, with these attributes.</summary>
    public static MemberSpec Argument(string type, string attributes = "", string beside = "", string initial = "")
        => Assert.Single(Tool($"[WriteTier(WriteTier.ReadOnly)] public int Read({attributes} {type} value{initial}) => 0;", beside).Parameters);

    private static INamedTypeSymbol Marked(Compilation compilation, string attribute)
        => compilation.GetSymbolsWithName(_ => true, SymbolFilter.Type).OfType<INamedTypeSymbol>()
            .First(t => t.GetAttributes().Any(a => a.AttributeClass?.Name == attribute));
}
