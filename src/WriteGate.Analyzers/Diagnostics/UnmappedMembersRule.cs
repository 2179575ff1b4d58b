using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG2003: unknown members must be refused.</summary>
internal static class UnmappedMembersRule
{
    private static readonly Rule Rule = new(
        "WG2003",
        "Unknown members must be refused",
        "A member that nobody declared is either a slip of the model, which it should be told, or a way around the schema. Both end in data that no rule has looked at.");

    public static readonly DiagnosticDescriptor ExtensionData = Rule.Says(
        "'{0}' collects unknown members with [JsonExtensionData]; remove it and declare the members that are meant");

    public static readonly DiagnosticDescriptor Skipped = Rule.Says(
        "'{0}' allows unmapped members; remove [JsonUnmappedMemberHandling] or set it to Disallow");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
