using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG3004: every attempt of a write must send the same.</summary>
internal static class MutatedRetryRule
{
    private static readonly Rule Rule = new(
        "WG3004",
        "Every attempt of a write must send the same",
        "The attempt that timed out may have been carried out. When the next one sends something else, both are written, and no key can tell that they were meant to be one.");

    public static readonly DiagnosticDescriptor Assigned = Rule.Says(
        "'{0}' tries '{1}' again with another '{2}'; send what the first attempt sent, or give up and let a new write be proposed");

    public static readonly DiagnosticDescriptor Fresh = Rule.Says(
        "Each attempt of '{1}' in '{0}' sends {3} as '{2}'; hoist it above the {4}, so that every attempt sends the same");

    public static readonly DiagnosticDescriptor Derived = Rule.Says(
        "'{0}' tries '{1}' again with a '{2}' that {3} decides; send what the first attempt sent, or give up and let a new write be proposed");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
