using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG3001: a write must say what makes it the same write.</summary>
internal static class MissingKeyRule
{
    private static readonly Rule Rule = new(
        "WG3001",
        "A write must say what makes it the same write",
        "Without a key the gate cannot tell a retry from a second occasion, so the second call would ring the phone again.");

    public static readonly DiagnosticDescriptor NoKey = Rule.Says(
        "The {1} write '{0}' has no [IdempotentBy]; name the arguments that make two calls the same occasion, for example [IdempotentBy({2})]");

    public static readonly DiagnosticDescriptor Empty = Rule.Says(
        "The [IdempotentBy] of the {1} write '{0}' names no argument; name those that make two calls the same occasion, for example [IdempotentBy({2})]");

    public static readonly DiagnosticDescriptor Window = Rule.Says(
        "The [IdempotentBy] of the {1} write '{0}' has a window of {2} seconds; give it at least one second");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
