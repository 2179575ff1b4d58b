using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1003: a raw write must be reached through its tool only.</summary>
internal static class ExposedWriteRule
{
    private static readonly Rule Rule = new(
        "WG1003",
        "A raw write must be reached through its generated tool only",
        "Whoever can call the raw write goes around the gate: no tier, no key, no journal. A private method is out of reach for all but its own class, where the generated tool is nested and nothing else has business with it.");

    public static readonly DiagnosticDescriptor NotPrivate = Rule.Says(
        "The raw {1} write '{0}' is {2}; make it private: its generated tool is the only way to it");

    public static readonly DiagnosticDescriptor Explicit = Rule.Says(
        "The raw {1} write '{0}' implements an interface and can be called through it; make it a private method of its own");

    public static readonly DiagnosticDescriptor Called = Rule.Says(
        "The raw {1} write '{0}' is called around the gate; call the gated method instead: {2}");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
