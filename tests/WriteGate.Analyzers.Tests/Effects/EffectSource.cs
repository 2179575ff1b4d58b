using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;
using WriteGate.Analyzers.Effects;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Effects;

/// <summary>Sources whose effects are asked for: the usual namespaces, and members of a class <c>Tools</c>.</summary>
internal static class EffectSource
{
    private const string Usings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using WriteGate;
        """;

    /// <summary>What <c>Tools.Run</c> does, given the class's members and what stands beside it.</summary>
    public static EffectSummary Run(string members, string beside = "") => Of(InTools(members, beside), "Tools", "Run");

    public static string InTools(string members, string beside = "") => $$"""
        {{beside}}
        public partial class Tools
        {
            private readonly HttpClient http = new();
            {{members}}
        }
        """;

    public static EffectSummary Of(string source, string type, string method) => Of(Compile(source), type, method);

    public static EffectSummary Of(Compilation compilation, string type, string method, AnalyzerOptions? options = null, CancellationToken cancellationToken = default)
        => EffectMap.For(compilation, options ?? Options()).Of(Method(compilation, type, method), cancellationToken);

    public static IMethodSymbol Method(Compilation compilation, string type, string method)
        => compilation.GetTypeByMetadataName(type)!.GetMembers(method).OfType<IMethodSymbol>().First();

    public static CSharpCompilation Compile(params string[] sources) => CSharpCompilation.Create(
        "Sources",
        [.. sources.Prepend(Usings).Select((s, i) => CSharpSyntaxTree.ParseText(s, new CSharpParseOptions(LanguageVersion.Preview), $"/{i}.cs"))],
        PlatformReferences.All,
        new(OutputKind.DynamicallyLinkedLibrary, nullableContextOptions: NullableContextOptions.Enable));

    /// <summary>Options with a sinks file of the user's.</summary>
    public static AnalyzerOptions Options(string? sinks = null)
        => new(sinks is null ? [] : [new ProjectFile("/repo/WriteGate.Sinks.txt", sinks)]);
}
