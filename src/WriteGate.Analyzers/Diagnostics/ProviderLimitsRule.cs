using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG2006: a schema must fit the providers' limits.</summary>
internal static class ProviderLimitsRule
{
    private static readonly Rule Rule = new(
        "WG2006",
        "A schema must fit the providers' limits",
        "Providers refuse a whole request when one tool's schema is too large or too deep, at run time and for every call. The numbers are theirs; 64 members and 128 writable fields are the gate's own.");

    public static readonly DiagnosticDescriptor Members = Rule.Says(
        "{0} has {1} members; the gate tracks at most 64 in one object: group them in records");

    public static readonly DiagnosticDescriptor Writable = Rule.Says(
        "Record '{0}' has {1} writable fields; a patch holds at most 128: split the record, or take [WriteTier] off what agents need not write");

    public static readonly DiagnosticDescriptor Depth = Rule.Says(
        "The schema of {0} nests {1} objects deep; OpenAI allows 10: flatten it");

    public static readonly DiagnosticDescriptor Properties = Rule.Says(
        "The schema of {0} has {1} properties; OpenAI allows 5,000 in one schema: split it");

    public static readonly DiagnosticDescriptor EnumValues = Rule.Says(
        "The schema of {0} has {1} enum values; OpenAI allows 1,000 in one schema: take text with a look-up instead");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
