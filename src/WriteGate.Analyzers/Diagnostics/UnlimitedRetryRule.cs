using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG3006: a retry of a write must end.</summary>
internal static class UnlimitedRetryRule
{
    private static readonly Rule Rule = new(
        "WG3006",
        "A retry of a write must end",
        "A write that keeps failing is tried until somebody stops the process: each attempt may have been carried out, costs money, and keeps the system behind from recovering.");

    public static readonly DiagnosticDescriptor Loop = Rule.Says(
        "'{0}' tries '{1}' again for as long as it fails; count the attempts and give up after three, or bound them by time");

    public static readonly DiagnosticDescriptor Handed = Rule.Says(
        "'{0}' hands '{1}' to '{2}', which repeats it for as long as it fails; bound the number of attempts, three are enough");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
