using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG3002: a key must be made of stable arguments.</summary>
internal static class UnusableKeyRule
{
    private static readonly Rule Rule = new(
        "WG3002",
        "A key must be made of stable arguments",
        "A part that can be left out, or that a model words differently each time, gives a retry another key, and the write runs twice.");

    public static readonly DiagnosticDescriptor Unknown = Rule.Says(
        "The key of the {1} write '{0}' names '{2}', which is no argument of it; use nameof of a parameter that the agent sends");

    public static readonly DiagnosticDescriptor Nullable = Rule.Says(
        "The key of the {1} write '{0}' names '{2}', which may be null or left out; make it required, or key on another argument");

    public static readonly DiagnosticDescriptor Prose = Rule.Says(
        "The key of the {1} write '{0}' names '{2}', which is free text that a model words anew each time; key on identifiers, or bound it with [StringLength(64)], a pattern, a format or allowed values");

    public static readonly DiagnosticDescriptor Twice = Rule.Says(
        "The key of the {1} write '{0}' names '{2}' twice; name each argument once");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
