using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Rules;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>All rules of the assembly as one, so that a test that expects one diagnostic fails when another rule speaks up as well.</summary>
#pragma warning disable RS1001, RS1022, RS1025, RS1026, RS1036 // Never loaded by a compiler, and the rules configure themselves.
public sealed class EveryRule : DiagnosticAnalyzer
{
    public static ImmutableArray<GateRule> Rules { get; } =
        [.. typeof(GateRule).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(GateRule)) && !t.IsAbstract)
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (GateRule)Activator.CreateInstance(t)!)];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.SelectMany(r => r.SupportedDiagnostics)];

    public override void Initialize(AnalysisContext context)
    {
        foreach (GateRule rule in Rules)
        {
            rule.Initialize(context);
        }
    }
}
