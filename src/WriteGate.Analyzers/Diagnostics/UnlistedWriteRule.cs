using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG1005: what may write must be known.</summary>
internal static class UnlistedWriteRule
{
    private static readonly Rule Rule = new(
        "WG1005",
        "A call that looks like a write must be declared",
        "The name of a member of another assembly says that it writes, and nothing else is known of it. Whether the tool writes is then a guess; a line in WriteGate.Sinks.txt makes it a fact.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Verb = Rule.Says(
        "{0} calls '{1}' ({2}), which may write for all that is known; add '+ {3}' or '- {3}' to WriteGate.Sinks.txt, or give the tool a [WriteTier]");

    public static readonly DiagnosticDescriptor Request = Rule.Says(
        "{0} calls '{1}' ({2}) with a request whose method is not known here; pass a constant HttpMethod, mark a method on the way with [Reads(\"why\")], or give the tool a [WriteTier]");

    public static readonly DiagnosticDescriptor Doubted = Rule.Says(
        "{0} reaches '{1}' ({2}), which may write, or only ask, keep a log or tidy up after a failure; mark a method on the way with [Reads(\"why\")], or give the tool a [WriteTier]");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
