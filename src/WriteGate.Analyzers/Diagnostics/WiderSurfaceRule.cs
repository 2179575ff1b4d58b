using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG6001: the write surface must not be wider than what was accepted.</summary>
internal static class WiderSurfaceRule
{
    private const string Accept = "dotnet build -t:WriteGateAcceptSurface";

    private static readonly Rule Rule = new(
        "WG6001",
        "The write surface must not be wider than accepted",
        "The lock file holds what agents may write, as it was reviewed. What goes beyond it reaches production only after somebody accepted the difference in writegate.lock.json.");

    public static readonly DiagnosticDescriptor New = Rule.Says(
        "The {0} is not in writegate.lock.json, so agents could write more than was accepted; take it back, or accept it with " + Accept + " and have the lock file reviewed");

    public static readonly DiagnosticDescriptor Wider = Rule.Says(
        "The {0} is wider than writegate.lock.json accepts ({1}); take it back, or accept it with " + Accept + " and have the lock file reviewed");

    public static readonly DiagnosticDescriptor Broken = Rule.Says(
        "{0} cannot be read at line {1}: {2}; restore it from source control, or write it anew with " + Accept + " and have it reviewed");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
