using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>What a rule over tools may ask.</summary>
internal sealed record ToolRuleContext(Compilation Compilation, AnalyzerOptions Options, CancellationToken CancellationToken)
{
    public KnownSymbols Known => KnownSymbols.For(Compilation);
}
