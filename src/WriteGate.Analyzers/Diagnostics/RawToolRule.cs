using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1004: a gated method must be handed over as its generated tool.</summary>
internal static class RawToolRule
{
    private static readonly Rule Rule = new(
        "WG1004",
        "A gated method must be handed over as its generated tool",
        "A host that is given the raw method calls it without schema, key, decision or journal. What belongs to an agent is the generated tool of the same method.");

    public static readonly DiagnosticDescriptor Handed = Rule.Says(
        "The raw {1} '{0}' is handed to {2}, which calls it around the gate; hand over its generated tool: {3}");

    public static readonly DiagnosticDescriptor Marked = Rule.Says(
        "The raw {1} '{0}' is also marked {2}, so that the host calls it around the gate; remove the attribute and hand over the generated tool: {3}");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
