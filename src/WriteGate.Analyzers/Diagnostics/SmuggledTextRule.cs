using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG2002: text must not smuggle JSON, SQL or script.</summary>
internal static class SmuggledTextRule
{
    private static readonly Rule Rule = new(
        "WG2002",
        "Text must not smuggle JSON, SQL or script",
        "A string that a parser or an engine reads later is an open-ended type in disguise: the schema says text, the write takes anything. Nothing in it can be bounded, compared or approved.");

    public static readonly DiagnosticDescriptor Parsed = Rule.Says(
        "{0} is {1} in a string: it reaches {2}; make a record with the members that are meant");

    public static readonly DiagnosticDescriptor Run = Rule.Says(
        "{0} is {1} in a string: it reaches {2}; write the command in code and take its values as arguments");

    public static readonly DiagnosticDescriptor Named = Rule.Warns(
        "{0} looks like {1} in a string; make a record with the members that are meant, or name and describe it as what it is");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
