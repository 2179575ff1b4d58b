using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1011: only generated types may derive from a gated tool.</summary>
internal static class HandmadeToolRule
{
    private static readonly Rule Rule = new(
        "WG1011",
        "Only generated types may derive from a gated tool",
        "The way of a call is sealed in the base classes; a derived type supplies what only the compiler knows, and a handmade one can supply anything. Generated types are recognised by the tree they stand in and by the contract they belong to.");

    public static readonly DiagnosticDescriptor Derives = Rule.Says(
        "'{0}' derives from the gated base '{1}' by hand; remove it and declare a [WriteTier] method in an [AgentTools] class instead");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
