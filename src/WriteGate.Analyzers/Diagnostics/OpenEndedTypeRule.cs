using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG2001: arguments must be closed types.</summary>
internal static class OpenEndedTypeRule
{
    private static readonly Rule Rule = new(
        "WG2001",
        "Arguments must be closed types",
        "A type that takes any JSON hands the shape of a write to the model: nothing can be bounded, compared, hashed or approved. Say every field by name.");

    public static readonly DiagnosticDescriptor Open = Rule.Says(
        "{0} is {1}, which lets an agent send anything; make a record with the members that are meant");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
