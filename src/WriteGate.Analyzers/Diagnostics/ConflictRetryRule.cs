using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG3009: a conflict must be reported, not written over.</summary>
internal static class ConflictRetryRule
{
    private static readonly Rule Rule = new(
        "WG3009",
        "A conflict must be reported, not written over",
        "A version is compared so that nobody overwrites what he has not seen. Reading the new version only to repeat the write with it switches the comparison off.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Repeated = Rule.Says(
        "'{0}' reads the record again with '{2}' and repeats '{1}' on a conflict, which defeats the version check; report the conflict and let the change be proposed anew");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
