using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG2009: agents must not be able to name a protected field.</summary>
internal static class NameableProtectedFieldRule
{
    private static readonly Rule Rule = new(
        "WG2009",
        "Agents must not be able to name a protected field",
        "A protected field stays out of every schema as long as agents change the record through a patch. An argument that takes the record itself puts the field back within reach.");

    public static readonly DiagnosticDescriptor Argument = Rule.Says(
        "{0} takes the record {1} with its protected field '{2}'; take Patch<{1}>, or a record without that field");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
