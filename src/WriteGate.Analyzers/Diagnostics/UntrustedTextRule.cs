using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG5001: untrusted text must stay data.</summary>
internal static class UntrustedTextRule
{
    private static readonly Rule Rule = new(
        "WG5001",
        "Untrusted text must stay data",
        "Who writes a note or a mail must not decide which tool runs, on which record, or what the agent is told to do. Text from outside is quoted to the model as data and never used to steer.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Used = Rule.Says(
        "Untrusted text is used as {1} by '{0}'; {2}");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
