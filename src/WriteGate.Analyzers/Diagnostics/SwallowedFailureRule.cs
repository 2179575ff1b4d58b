using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG3008: a failed write must be reported.</summary>
internal static class SwallowedFailureRule
{
    private static readonly Rule Rule = new(
        "WG3008",
        "A failed write must be reported",
        "A model that is told nothing of a failure goes on as if the record had changed, and tells people so. The journal says the same.");

    public static readonly DiagnosticDescriptor Caught = Rule.Says(
        "{0} answers as if '{1}' had succeeded after it failed; rethrow, or return a result that says what failed");

    public static readonly DiagnosticDescriptor Ignored = Rule.Says(
        "{0} does not look at what '{1}' returned, which says whether it succeeded; call EnsureSuccessStatusCode or check it, and report the failure");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
