using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG4002: an irreversible write must not be autonomous.</summary>
internal static class IrreversibleAutonomousRule
{
    private static readonly Rule Rule = new(
        "WG4002",
        "An irreversible write must not be autonomous",
        "What cannot be taken back is looked at before it is done.");

    public static readonly DiagnosticDescriptor Autonomous = Rule.Says(
        "'{0}' is Autonomous and [Irreversible]; raise its tier to WriteTier.Reviewed, or name a reversal");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
