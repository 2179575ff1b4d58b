using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>What a rule over tools may ask.</summary>
internal sealed record ToolRuleContext(Compilation Compilation, AnalyzerOptions Options, CancellationToken CancellationToken)
{
    public KnownSymbols Known => KnownSymbols.For(Compilation);

    public EffectMap Effects => EffectMap.For(Compilation, Options);

    public ToolCatalog Tools => ToolCatalog.For(Compilation, Options);

    /// <summary>What a tool does outside the process; what a name hints at is believed where the tool says so, too.</summary>
    public EffectSummary EffectsOf(AgentTool tool) => ToolClaim.Confirm(tool, Effects.Of(tool.Method, CancellationToken));
}
