using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Rules;

/// <summary>
/// Finds contracts that another generator wrote: rules see them, our generator does not, so that nothing guards them.
/// </summary>
internal static class GeneratedContract
{
    /// <param name="type">The type that carries the attribute.</param>
    /// <param name="isSound">Whether its contract holds, so that our generator would have extended it.</param>
    /// <param name="marker">The interface that it would have been given.</param>
    /// <param name="contracts">The contracts of the compilation.</param>
    /// <param name="context">Tells what the compiler takes for generated code, for where our generator found nothing to do at all.</param>
    public static bool IsMissed(INamedTypeSymbol type, bool isSound, string marker, ContractCache contracts, SymbolAnalysisContext context)
        => isSound
            && (contracts.HasGeneratedTrees || context.IsGeneratedCode)
            && !type.AllInterfaces.Any(i => contracts.Known.Is(i, marker));
}
