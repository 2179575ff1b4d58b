using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1002: a read must not write.</summary>
internal static class FalseReadRule
{
    private static readonly Rule Rule = new(
        "WG1002",
        "A read-only tool must not write",
        "A host runs a read-only tool without asking, as often as it likes and again after a failure. One that writes does all of that to a system of record.");

    public static readonly DiagnosticDescriptor Tier = Rule.Says(
        "{0} is ReadOnly and writes: {1}; raise its tier, or mark what only reads with [Reads(\"why\")]");

    public static readonly DiagnosticDescriptor Hint = Rule.Says(
        "{0} tells its host that it is read-only and writes: {1}; take ReadOnly back, or mark what only reads with [Reads(\"why\")]");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
