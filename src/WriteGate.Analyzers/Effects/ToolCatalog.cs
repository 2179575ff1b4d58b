using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>The tools of a compilation, each read once however many rules speak of it.</summary>
internal sealed class ToolCatalog
{
    private static readonly ConditionalWeakTable<Compilation, ToolCatalog> Cache = new();

    private readonly ConcurrentDictionary<IMethodSymbol, AgentTool?> declared = new(SymbolEqualityComparer.Default);
    private readonly ConcurrentDictionary<SyntaxTree, ToolsOfFile> files = new();
    private readonly KnownSymbols known;
    private readonly ToolAttributes configured;

    private ToolCatalog(Compilation compilation, AnalyzerOptions options)
    {
        known = KnownSymbols.For(compilation);
        configured = ToolAttributes.For(options);
        SeesFactories = ToolFactories.AreSeenBy(compilation);
    }

    /// <summary>Whether a call can make a tool at all.</summary>
    public bool SeesFactories { get; }

    public static ToolCatalog For(Compilation compilation, AnalyzerOptions options) => Cache.GetValue(compilation, c => new ToolCatalog(c, options));

    /// <summary>The tool that a method is by its own declaration. What our generator wrote is no tool of its own.</summary>
    public AgentTool? Find(IMethodSymbol method) => declared.GetOrAdd(
        method,
        m => AgentToolReader.Read(m, known, configured) is { } tool && !GeneratedTrees.IsOurs(tool.Location.SourceTree!) ? tool : null);

    /// <summary>The tools of a file; found by whoever asks first.</summary>
    public ToolsOfFile In(SemanticModel model, CancellationToken cancellationToken) => files.TryGetValue(model.SyntaxTree, out ToolsOfFile found)
        ? found
        : files.GetOrAdd(model.SyntaxTree, ToolsOfFile.In(model, this, cancellationToken));

    /// <summary>The tools that a call makes of methods, declared ones included.</summary>
    public ImmutableArray<AgentTool> HandedOverIn(IInvocationOperation call, CancellationToken cancellationToken)
        => AgentToolReader.Read(call, known, cancellationToken);
}
