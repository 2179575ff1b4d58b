using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG2008: names of tools and hand-offs must be valid and unique.</summary>
internal static class ToolNamesRule
{
    private static readonly Rule Rule = new(
        "WG2008",
        "Names of tools and hand-offs must be valid and unique",
        "The name stands in the provider's request, in policies and in every idempotency key. Two tools of one name, or a name that a provider refuses, fail at run time and for every tool of the request.");

    public static readonly DiagnosticDescriptor Invalid = Rule.Says(
        "The {2} tool '{0}' would be called '{1}', which not every provider accepts; name it with [ToolName], 1 to 64 characters of a-z, 0-9 and _, starting with a letter");

    public static readonly DiagnosticDescriptor Group = Rule.Says(
        "The group '{1}' of the tools class '{0}' is no valid prefix; use a-z, 0-9 and _, starting with a letter");

    public static readonly DiagnosticDescriptor Clash = Rule.Says(
        "The {2} tool '{0}' is called '{1}' like the tool '{3}'; rename one with [ToolName]");

    public static readonly DiagnosticDescriptor HandOff = Rule.Says(
        "The hand-off '{0}' is called '{1}', which not every provider accepts; use 1 to 64 characters of a-z, 0-9 and _, starting with a letter");

    public static readonly DiagnosticDescriptor HandOffClash = Rule.Says(
        "The hand-off '{0}' is called '{1}' like the hand-off '{2}'; rename one");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
