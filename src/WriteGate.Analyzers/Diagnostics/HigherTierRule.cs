using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1008: a tool must not reach one of a higher tier.</summary>
internal static class HigherTierRule
{
    private static readonly Rule Rule = new(
        "WG1008",
        "A tool must not reach one of a higher tier",
        "Approving a tool approves what it sets off. One that reaches a stricter tool, itself or through an agent that it asks, lends that tool its own looser tier.");

    public static readonly DiagnosticDescriptor Reaches = Rule.Says(
        "The {1} '{0}' reaches the {3} tool '{2}'{4}; raise its tier to WriteTier.{3}, or do not call that tool from it");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
