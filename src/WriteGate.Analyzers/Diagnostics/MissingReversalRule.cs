using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG4001: a write must say how it is taken back.</summary>
internal static class MissingReversalRule
{
    private static readonly Rule Rule = new(
        "WG4001",
        "A write must say how it is taken back",
        "Rollback is decided when the tool is written, not when a run has gone wrong. A patch has its inverse; everything else names its reversal, or says why there is none.");

    public static readonly DiagnosticDescriptor None = Rule.Says(
        "The {1} write '{0}' says neither how it is taken back nor that it cannot be; take a Patch<T>, or add [ReversedBy(nameof(...))] or [Irreversible(\"why\")]");

    public static readonly DiagnosticDescriptor Both = Rule.Says(
        "The {1} write '{0}' is [ReversedBy] a method and [Irreversible]; say one");

    public static readonly DiagnosticDescriptor NoReason = Rule.Says(
        "The {1} write '{0}' is [Irreversible] without a reason; say why in a sentence an approver understands");

    public static readonly DiagnosticDescriptor Mitigation = Rule.Says(
        "The {1} write '{0}' names a mitigation but is not [Irreversible]; use [ReversedBy] for an undo, or say why there is none");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
