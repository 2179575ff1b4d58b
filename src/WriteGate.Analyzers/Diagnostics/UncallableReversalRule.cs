using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG4003: a reversal must be callable with what the journal holds.</summary>
internal static class UncallableReversalRule
{
    private static readonly Rule Rule = new(
        "WG4003",
        "A reversal must be callable with what the journal holds",
        "A rollback runs long after the call, from the journal: it has the write's arguments, its result and a permit, and nothing else.");

    public static readonly DiagnosticDescriptor Unknown = Rule.Says(
        "The {1} write '{0}' names '{2}' in [{3}], which is no method of its class; use nameof");

    public static readonly DiagnosticDescriptor Misfit = Rule.Says(
        "The {1} write '{0}' cannot call '{2}' named in [{3}]: {4}");

    public static readonly DiagnosticDescriptor Patch = Rule.Says(
        "The {1} patch '{0}' names '{2}' in [{3}]; its undo is the inverse patch: remove the attribute");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
