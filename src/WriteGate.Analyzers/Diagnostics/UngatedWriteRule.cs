using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1001: a write must take a permit.</summary>
internal static class UngatedWriteRule
{
    private static readonly Rule Rule = new(
        "WG1001",
        "A write must have a tier and a permit",
        "A raw write that takes no WritePermit can be carried out without a decision, a claim and a journal row. The permit is what the gate hands to exactly one execution.");

    public static readonly DiagnosticDescriptor NoPermit = Rule.Says(
        "The {1} write '{0}' takes no WritePermit; add a WritePermit parameter and have the system of record's client demand it");

    public static readonly DiagnosticDescriptor ManyPermits = Rule.Says(
        "The {1} write '{0}' takes {2} WritePermits; an execution has one permit, keep one parameter");

    public static readonly DiagnosticDescriptor ReadWithPermit = Rule.Says(
        "The read-only tool '{0}' takes a WritePermit, which no read is given; raise its tier if it writes, or remove the parameter");

    public static readonly DiagnosticDescriptor Reaches = Rule.Says(
        "{0} writes and has no tier: {1}; give it a [WriteTier] in an [AgentTools] class, or mark what only reads with [Reads(\"why\")]");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
