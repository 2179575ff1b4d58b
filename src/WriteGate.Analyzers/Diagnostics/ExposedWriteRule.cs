using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1003: a raw write must be private.</summary>
internal static class ExposedWriteRule
{
    private static readonly Rule Rule = new(
        "WG1003",
        "A raw write must be private",
        "Whoever can call the raw write goes around the gate: no tier, no key, no journal. A private method can be called by its generated tool only, which is nested in the same class.");

    public static readonly DiagnosticDescriptor NotPrivate = Rule.Says(
        "The raw {1} write '{0}' is {2}; make it private: its generated tool is the only way to it");

    public static readonly DiagnosticDescriptor Explicit = Rule.Says(
        "The raw {1} write '{0}' implements an interface and can be called through it; make it a private method of its own");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
