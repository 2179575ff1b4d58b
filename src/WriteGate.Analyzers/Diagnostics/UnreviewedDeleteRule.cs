using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1007: a deletion must be reviewed.</summary>
internal static class UnreviewedDeleteRule
{
    private static readonly Rule Rule = new(
        "WG1007",
        "A deleting tool must be reviewed",
        "What is deleted cannot be compared, and often not brought back. An agent may propose a deletion; a person decides it.");

    public static readonly DiagnosticDescriptor Deletes = Rule.Says(
        "{0} deletes: {1}; raise its tier to Reviewed or Never");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
