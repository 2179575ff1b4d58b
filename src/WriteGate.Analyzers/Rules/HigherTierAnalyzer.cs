using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1008: refuses a tool that reaches a tool of a higher tier.</summary>
/// <remarks>A tool without a tier claims none, unless its host is told that it only reads.</remarks>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class HigherTierAnalyzer() : ToolRule(HigherTierRule.Descriptors)
{
    /// <summary>The property of a diagnostic that names the tier to raise the tool to.</summary>
    public const string TierProperty = "Tier";

    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        if ((tool.Tier ?? (tool.Hints?.ReadOnly == true ? Tier.ReadOnly : null)) is not { } tier)
        {
            yield break;
        }

        ToolReach reach = new(context.Tools, context.Effects.Sources, context.Compilation, context.CancellationToken);
        (AgentTool Tool, ImmutableArray<ISymbol> Path)[] stricter = [.. reach.From(tool.Method).Where(r => r.Tool.Tier > tier).OrderByDescending(r => r.Tool.Tier)];
        if (stricter.Length > 0)
        {
            (AgentTool reached, ImmutableArray<ISymbol> path) = stricter[0];
            string way = path.IsEmpty ? "" : " through " + string.Join(", ", path.Select(s => $"'{Shown(s)}'"));
            ImmutableDictionary<string, string?> properties = ImmutableDictionary<string, string?>.Empty.Add(TierProperty, reached.Tier.ToString());
            yield return Diagnostic.Create(HigherTierRule.Reaches, tool.Location, properties, tool.Name, tool.Kind, reached.Method.Name, reached.Tier, way);
        }
    }

    private static string Shown(ISymbol symbol) => symbol is IMethodSymbol { MethodKind: MethodKind.Constructor } ? symbol.ContainingType.Name : symbol.Name;
}
