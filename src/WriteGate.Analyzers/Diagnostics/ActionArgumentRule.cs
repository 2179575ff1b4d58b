using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1010: a tool must either read or write.</summary>
internal static class ActionArgumentRule
{
    private static readonly Rule Rule = new(
        "WG1010",
        "A tool must either read or write",
        "A tool that reads or writes by an argument has no tier that fits: as a write every look needs approval, as a read every write slips through.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Chooses = Rule.Says(
        "{0} decides whether the call reads ({1}) or writes ({2}); split the tool, one for each");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
