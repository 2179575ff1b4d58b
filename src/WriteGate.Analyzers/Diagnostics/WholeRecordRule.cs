using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG2007: a write must take a patch, not the whole record.</summary>
internal static class WholeRecordRule
{
    private static readonly Rule Rule = new(
        "WG2007",
        "A write must take a patch, not the whole record",
        "A model that must send a whole record sends back fields as it remembers them, and overwrites what others changed meanwhile. A patch names only what is meant to change.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Takes = Rule.Says(
        "{0} takes the whole record {1}, of which every field is overwritten; take its id and a Patch<{1}>");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
