using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG3005: a key must be made before the first attempt.</summary>
internal static class KeyInAttemptRule
{
    private static readonly Rule Rule = new(
        "WG3005",
        "A key must be made before the first attempt",
        "A key that each attempt makes anew tells the system behind that each attempt is a write of its own: the retry is carried out a second time.");

    public static readonly DiagnosticDescriptor Fresh = Rule.Says(
        "Each attempt of '{1}' in '{0}' makes its key '{2}' from {3}, so that a retry counts as a new write; hoist the key above the {4}");

    public static readonly DiagnosticDescriptor Assigned = Rule.Says(
        "'{0}' tries '{1}' again under another key '{2}', so that the retry counts as a new write; keep the key of the first attempt");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
