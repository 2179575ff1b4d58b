using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Diagnostics;

/// <summary>WG6002: the lock file must not name what no longer exists.</summary>
internal static class StaleLockRule
{
    private static readonly Rule Rule = new(
        "WG6002",
        "The lock file names what no longer exists",
        "A line for what is gone accepts it beforehand: whoever brings it back needs no review.",
        DiagnosticSeverity.Warning,
        atCompilationEnd: true);

    public static readonly DiagnosticDescriptor Gone = Rule.Says(
        "The {0} is not in the code any more, but its line would accept it again; write the lock file anew with dotnet build -t:WriteGateAcceptSurface");

    public static ImmutableArray<DiagnosticDescriptor> Descriptors => Rule.Descriptors;
}
