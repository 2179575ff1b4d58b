using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG2005: tools and arguments must be described.</summary>
internal static class UndescribedToolRule
{
    private static readonly Rule Rule = new(
        "WG2005",
        "Tools and arguments must be described",
        "A model chooses a tool and fills its arguments by what it is told of them. What is told nothing of is guessed, and a guess that fits the schema is written.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Tool = Rule.Says(
        "The {1} '{0}' has no description; say in a documentation comment or [Description] what it does and when to use it");

    public static readonly DiagnosticDescriptor Argument = Rule.Says(
        "{0} has no description; say in <param name=\"{1}\"> or [Description] what belongs there");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
