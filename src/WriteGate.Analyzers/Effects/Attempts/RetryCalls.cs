using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Recognises calls that hand a delegate to something that calls it again: Polly, EF Core's execution strategies, and methods of these sources.</summary>
internal static class RetryCalls
{
    /// <summary>How calls begin that run a delegate under a policy or a strategy.</summary>
    public const string ExecutionPrefix = "Execute";

    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<IParameterSymbol, RetryPolicy?>> Own = new();

    public static IEnumerable<RetryCall> Read(IInvocationOperation call, Lazy<ImmutableArray<Body>> bodies, Compilation compilation, CancellationToken cancellationToken)
    {
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (argument.Parameter is { Type.TypeKind: TypeKind.Delegate } parameter
                && Handed(argument.Value, compilation) is { } handed
                && PolicyOf(call, parameter, bodies, compilation, cancellationToken) is { } policy)
            {
                yield return new(call.Syntax, handed, policy);
            }
        }
    }

    private static RetryPolicy? PolicyOf(IInvocationOperation call, IParameterSymbol parameter, Lazy<ImmutableArray<Body>> bodies, Compilation compilation, CancellationToken cancellationToken)
    {
        IMethodSymbol method = call.TargetMethod;
        if (method.Name.StartsWith(ExecutionPrefix, StringComparison.Ordinal))
        {
            if (PollyPolicies.IsPolly(method.ContainingType))
            {
                return PollyPolicies.Of(Definitions.Receiver(call), compilation);
            }

            if (Definitions.Receiver(call)?.Type is { } type && (type.Name == "IExecutionStrategy" || type.AllInterfaces.Any(i => i.Name == "IExecutionStrategy")))
            {
                return new("execution strategy");
            }
        }

        IParameterSymbol own = (method.ReducedFrom ?? method).OriginalDefinition.Parameters[parameter.Ordinal + (method.ReducedFrom is null ? 0 : 1)];
        return own.DeclaringSyntaxReferences.IsEmpty
            ? null
            : Own.GetValue(compilation, static _ => new(SymbolEqualityComparer.Default))
                .GetOrAdd(own, p => OfOwn(p, bodies, compilation, cancellationToken));
    }

    /// <summary>A method of these sources that calls its parameter again after it failed.</summary>
    private static RetryPolicy? OfOwn(IParameterSymbol parameter, Lazy<ImmutableArray<Body>> bodies, Compilation compilation, CancellationToken cancellationToken)
    {
        if (parameter.ContainingSymbol is not IMethodSymbol method)
        {
            return null;
        }

        Body? body = method.MethodKind == MethodKind.LocalFunction
            ? bodies.Value.FirstOrDefault(b => SymbolEqualityComparer.Default.Equals(b.Symbol?.OriginalDefinition, method))
            : Bodies.For(compilation).Own(method) is { } root ? Body.Of(root, method, cancellationToken).FirstOrDefault() : null;
        if (body is null)
        {
            return null;
        }

        foreach ((IOperation operation, int block, int index) in body.AllOperations())
        {
            if (operation is IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call && body.Places.Of(call.Instance) is { } place && place.Root.Equals(parameter))
            {
                if (AttemptFinder.Find(body, call, block, index, cancellationToken).FirstOrDefault(a => a.Length > 0) is { } attempts)
                {
                    return new(method.Name)
                    {
                        Unlimited = attempts.Select(a => AttemptLimit.Missing(a)).FirstOrDefault(n => n is not null),
                        WithoutJitter = attempts.SelectMany(a => Backoff.WithoutJitter(a, compilation)).FirstOrDefault(),
                    };
                }
            }
        }

        return null;
    }

    private static IMethodSymbol? Handed(IOperation value, Compilation compilation) => value switch
    {
        IDelegateCreationOperation creation => Handed(creation.Target, compilation),
        IConversionOperation conversion => Handed(conversion.Operand, compilation),
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        IMethodReferenceOperation method => method.Method,
        ILocalReferenceOperation local when Bodies.For(compilation).Own(local.Local) is { } initial and not ILocalReferenceOperation => Handed(initial, compilation),
        _ => null,
    };
}
