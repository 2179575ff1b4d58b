using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG2010: patterns and formats must mean the same to every provider.</summary>
internal static class PatternDialectRule
{
    private static readonly Rule Rule = new(
        "WG2010",
        "Patterns and formats must mean the same to every provider",
        "A pattern in a schema is an ECMAScript regular expression, and some providers take a part of these only. What they do not take is told to the model in words; the gate checks it all the same, at the price of a refused call.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor NotEcma = Rule.Says(
        "The pattern of {0} is not an ECMAScript regular expression: {1}; it is left out of every schema: rewrite it so that schema and gate read it alike");

    public static readonly DiagnosticDescriptor Refused = Rule.Says(
        "The pattern of {0} uses look-around, a back-reference, a word boundary or a Unicode class, which Anthropic's strict tools refuse; it is left out of their schema: rewrite it without");

    public static readonly DiagnosticDescriptor Format = Rule.Says(
        "[{1}] on {0} is no format that a schema knows, so that a model is told of it in words only; add a [RegularExpression]");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
