using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>Finds who reads a text parameter as a language, in its own method and in those that it is passed to.</summary>
internal sealed class SmuggledText(KnownSymbols known, EffectSources sources, CancellationToken cancellationToken)
{
    /// <summary>As deep as calls are followed elsewhere.</summary>
    private const int MaxDepth = 6;

    private readonly HashSet<IParameterSymbol> seen = new(SymbolEqualityComparer.Default);

    /// <summary>The first reader that the parameter's text reaches; null for none.</summary>
    public LanguageReader? ReaderOf(IParameterSymbol parameter, int depth = MaxDepth)
    {
        if (depth == 0 || parameter.ContainingSymbol is not IMethodSymbol method || !seen.Add(parameter))
        {
            return null;
        }

        foreach (IOperation body in sources.Bodies.Of(method, cancellationToken))
        {
            TextFlow flow = TextFlow.In(body, o => IsReference(o, parameter), known, cancellationToken);
            foreach (IOperation operation in body.DescendantsAndSelf())
            {
                if (LanguageReaders.Of(operation, flow.Carries, known) is { } reader)
                {
                    return reader;
                }

                if (PassedOn(operation, flow).Select(p => ReaderOf(p, depth - 1)).FirstOrDefault(r => r is not null) is { } further)
                {
                    return further;
                }
            }
        }

        return null;
    }

    private IEnumerable<IParameterSymbol> PassedOn(IOperation operation, TextFlow flow)
    {
        (IMethodSymbol? called, IEnumerable<IArgumentOperation> arguments) = operation switch
        {
            IInvocationOperation call => (call.TargetMethod, call.Arguments),
            IObjectCreationOperation creation => (creation.Constructor, creation.Arguments),
            _ => ((IMethodSymbol?)null, (IEnumerable<IArgumentOperation>)[]),
        };
        IArgumentOperation[] carriers = called is not null && Implementations.MayHave(called) ? [.. arguments.Where(a => flow.Carries(a.Value))] : [];
        return carriers.Length == 0 ? [] : from target in sources.Implementations.Of(called!, Receiver(operation), IsExact(operation), cancellationToken)
                                           from argument in carriers
                                           where argument.Parameter is not null && argument.Parameter.Ordinal < target.Method.Parameters.Length
                                           select target.Method.OriginalDefinition.Parameters[argument.Parameter!.Ordinal];
    }

    private static INamedTypeSymbol? Receiver(IOperation operation)
        => (operation as IInvocationOperation)?.Instance is { } instance ? OperationTree.Unwrap(instance).Type as INamedTypeSymbol : null;

    private static bool IsExact(IOperation operation) => operation is not IInvocationOperation { IsVirtual: true };

    private static bool IsReference(IOperation operation, IParameterSymbol parameter)
        => operation is IParameterReferenceOperation reference
            && (SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter)
                || (reference.Parameter.Ordinal == parameter.Ordinal && IsOtherPart(reference.Parameter.ContainingSymbol, parameter.ContainingSymbol)));

    /// <summary>Whether two symbols are the two parts of one partial method.</summary>
    private static bool IsOtherPart(ISymbol? one, ISymbol? other)
        => one is IMethodSymbol { PartialDefinitionPart: { } definition } && SymbolEqualityComparer.Default.Equals(definition, other);
}
