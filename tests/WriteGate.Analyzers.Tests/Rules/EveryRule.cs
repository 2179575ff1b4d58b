using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Rules;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>All contract rules as one, so that a test that expects one diagnostic fails when another rule speaks up as well.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
#pragma warning disable RS1022, RS1025, RS1026 // The rules configure themselves.
public sealed class EveryRule : DiagnosticAnalyzer
{
    public static ImmutableArray<ContractRule> Rules { get; } =
        [.. typeof(ContractRule).Assembly.GetTypes()
            .Where(t => t.IsSubclassOf(typeof(ContractRule)) && !t.IsAbstract)
            .OrderBy(t => t.Name, StringComparer.Ordinal)
            .Select(t => (ContractRule)Activator.CreateInstance(t)!)];

    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = [.. Rules.SelectMany(r => r.SupportedDiagnostics)];

    public override void Initialize(AnalysisContext context)
    {
        foreach (ContractRule rule in Rules)
        {
            rule.Initialize(context);
        }
    }
}
