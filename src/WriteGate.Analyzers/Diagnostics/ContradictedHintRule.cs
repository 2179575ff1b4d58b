using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1009: hints must agree with what is declared.</summary>
internal static class ContradictedHintRule
{
    private static readonly Rule Rule = new(
        "WG1009",
        "Hints must agree with the tier",
        "Clients skip the question to the user where a tool says that it only reads. A hint that says less than the tier turns a guard off on the other side of the wire.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Tier = Rule.Says(
        "The {1} '{0}' tells its host {2}, which its tier contradicts; remove the hint, or derive it from the tier as generated tools do");

    public static readonly DiagnosticDescriptor Itself = Rule.Says(
        "The {1} '{0}' tells its host that it is read-only and destructive; keep the hint that is true");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
