using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG4004: a patch must name how the record is read before.</summary>
internal static class MissingBeforeRule
{
    private static readonly Rule Rule = new(
        "WG4004",
        "A patch must name how the record is read before",
        "The gate compares, shows and undoes a patch by the record as it was. Without a reader there is no diff to approve and nothing to restore.");

    public static readonly DiagnosticDescriptor None = Rule.Says(
        "The {1} patch '{0}' names no reader of the record before; add [Before(nameof(...))] with a method that returns {2}");

    public static readonly DiagnosticDescriptor Unknown = Rule.Says(
        "The {1} write '{0}' names '{2}' in [Before], which is no method of its class; use nameof");

    public static readonly DiagnosticDescriptor Misfit = Rule.Says(
        "The {1} write '{0}' cannot call its reader '{2}': {3}");

    public static readonly DiagnosticDescriptor Batch = Rule.Says(
        "The {1} write '{0}' is a [Batch] without a patch; a batch patches records: give it a Patch<T> and [Before]");

    public static readonly DiagnosticDescriptor MaxItems = Rule.Says(
        "The {1} batch '{0}' allows {2} items; allow at least one");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
