using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1013: a sinks file must be readable.</summary>
internal static class BrokenSinkLineRule
{
    private static readonly Rule Rule = new(
        "WG1013",
        "A line of a sinks file must be readable",
        "A line that cannot be read declares nothing: the write that it was meant to name goes unnoticed.");

    public static readonly DiagnosticDescriptor Unreadable = Rule.Says(
        "The line '{0}' cannot be read: {1}; correct it or start it with '#'");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
