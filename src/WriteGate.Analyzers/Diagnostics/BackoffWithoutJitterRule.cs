using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG3007: attempts must be spread in time.</summary>
internal static class BackoffWithoutJitterRule
{
    private static readonly Rule Rule = new(
        "WG3007",
        "Attempts of a write must be spread in time",
        "All who failed at the same moment come back at the same moment, and fail together again. A random part of the delay spreads them.",
        DiagnosticSeverity.Warning);

    public static readonly DiagnosticDescriptor Delay = Rule.Says(
        "'{0}' waits equally long before each retry of '{1}' as everybody who failed with it; multiply the delay by Random.Shared.NextDouble(), or use Polly with UseJitter");

    public static readonly DiagnosticDescriptor Handed = Rule.Says(
        "'{0}' hands '{1}' to a {2} that waits without jitter; set UseJitter = true, or add a random part to the delay");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
