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
    private readonly KnownSymbols known;
    private readonly ToolAttributes configured;

    private ToolCatalog(Compilation compilation, AnalyzerOptions options)
    {
        known = KnownSymbols.For(compilation);
        configured = ToolAttributes.For(options);
    }

    public static ToolCatalog For(Compilation compilation, AnalyzerOptions options) => Cache.GetValue(compilation, c => new ToolCatalog(c, options));

    /// <summary>The tool that a method is by its own declaration. What our generator wrote is no tool of its own.</summary>
    public AgentTool? Find(IMethodSymbol method) => declared.GetOrAdd(
        method,
        m => AgentToolReader.Read(m, known, configured) is { } tool && !GeneratedTrees.IsOurs(tool.Location.SourceTree!) ? tool : null);

    /// <summary>The tools that a call makes, without those that are tools by their own declaration already.</summary>
    public ImmutableArray<AgentTool> MadeBy(IInvocationOperation call, CancellationToken cancellationToken)
        => HandedOverIn(call, cancellationToken).RemoveAll(tool => Find(tool.Method) is not null);

    /// <summary>The tools that a call makes of methods, declared ones included.</summary>
    public ImmutableArray<AgentTool> HandedOverIn(IInvocationOperation call, CancellationToken cancellationToken)
        => AgentToolReader.Read(call, known, cancellationToken);
}
