using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>
/// Reads how a pipeline of Polly 8 or a policy of Polly 7 repeats, where the sources say how it was made. One that was
/// made elsewhere is taken for a retry without further faults.
/// </summary>
internal static class PollyPolicies
{
    private const int Depth = 4;

    public static bool IsPolly(ITypeSymbol? type)
    {
        INamespaceSymbol? space = type?.ContainingNamespace;
        while (space?.ContainingNamespace is { IsGlobalNamespace: false } outer)
        {
            space = outer;
        }

        return space?.Name == "Polly";
    }

    /// <summary>The policy behind what a delegate is handed to; null where it is known not to repeat.</summary>
    public static RetryPolicy? Of(IOperation? receiver, Compilation compilation)
    {
        if (receiver?.Type?.Name is { } type && (type.Contains("CircuitBreaker") || type.Contains("Timeout") || type.Contains("Bulkhead") || type.Contains("NoOp")))
        {
            return null;
        }

        string name = receiver?.Type?.Name is { } t && t.IndexOf("Pipeline", StringComparison.Ordinal) >= 0 ? "pipeline" : "policy";
        List<IInvocationOperation> made = [];
        bool isKnown = receiver is not null && Calls(receiver, compilation, made, Depth);
        IInvocationOperation[] retries = [.. made.Where(IsRetry)];
        if (retries.Length == 0)
        {
            return isKnown && made.Count > 0 && !made.Any(c => c.TargetMethod.Name is "AddPipeline" or "AddStrategy") ? null : new(name);
        }

        return new(name)
        {
            Unlimited = retries.Select(r => Unlimited(r, compilation)).FirstOrDefault(n => n is not null),
            WithoutJitter = retries.Select(r => WithoutJitter(r, compilation)).FirstOrDefault(n => n is not null),
        };
    }

    /// <summary>Whether a call adds a retry to a pipeline, or makes a policy that repeats.</summary>
    public static bool IsRetry(IInvocationOperation call) => IsPolly(call.TargetMethod.ContainingType)
        && (call.TargetMethod.Name is "AddRetry" or "AddHedging" || call.TargetMethod.Name.StartsWith("Retry", StringComparison.Ordinal) || call.TargetMethod.Name.StartsWith("WaitAndRetry", StringComparison.Ordinal));

    /// <summary>The calls that made a value, through the variables and fields they were kept in.</summary>
    public static bool Calls(IOperation value, Compilation compilation, List<IInvocationOperation> calls, int depth = Depth)
    {
        bool isKnown = false;
        foreach (IOperation operation in value.DescendantsAndSelf())
        {
            if (operation is IInvocationOperation call)
            {
                calls.Add(call);
                isKnown = true;
            }

            ISymbol? kept = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IFieldReferenceOperation field => field.Field,
                IPropertyReferenceOperation property => property.Property,
                _ => null,
            };
            if (kept is not null && depth > 0 && IsPolly((operation as IOperation).Type))
            {
                foreach (IOperation initial in Values(kept, compilation))
                {
                    isKnown |= Calls(initial, compilation, calls, depth - 1);
                }
            }
        }

        return isKnown;
    }

    private static IEnumerable<IOperation> Values(ISymbol kept, Compilation compilation)
    {
        if (Bodies.For(compilation).Own(kept) is { } initial)
        {
            yield return initial;
        }

        foreach (IMethodSymbol constructor in kept is ILocalSymbol ? [] : kept.ContainingType.InstanceConstructors)
        {
            foreach (ISimpleAssignmentOperation assignment in Bodies.For(compilation).Own(constructor)?.DescendantsAndSelf().OfType<ISimpleAssignmentOperation>() ?? [])
            {
                if (assignment.Target is IMemberReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Member, kept))
                {
                    yield return assignment.Value;
                }
            }
        }
    }

    private static SyntaxNode? Unlimited(IInvocationOperation retry, Compilation compilation)
        => retry.TargetMethod.Name.Contains("Forever") || Option(retry, "MaxRetryAttempts", compilation) is { ConstantValue: { HasValue: true, Value: int.MaxValue } }
            || retry.Arguments.Any(a => a.Parameter?.Name == "retryCount" && a.Value.ConstantValue is { HasValue: true, Value: int.MaxValue })
                ? NameOf(retry)
                : null;

    private static SyntaxNode? WithoutJitter(IInvocationOperation retry, Compilation compilation)
    {
        if (retry.TargetMethod.Name.StartsWith("WaitAndRetry", StringComparison.Ordinal))
        {
            IArgumentOperation? wait = retry.Arguments.FirstOrDefault(a => a.Parameter?.Name is "sleepDurationProvider" or "sleepDurations");
            return wait is not null && Backoff.IsSameForAll(wait.Value, compilation) ? NameOf(retry) : null;
        }

        // The options' own defaults: two seconds, no jitter. Those for HTTP clients have it.
        return retry.TargetMethod.Name == "AddRetry" && Options(retry, compilation) is { } options
            && options.Type?.Name.StartsWith("RetryStrategyOptions", StringComparison.Ordinal) == true
            && Option(retry, "UseJitter", compilation) is not { ConstantValue.Value: true }
            && (Option(retry, "UseJitter", compilation) is null or { ConstantValue.HasValue: true })
            && Option(retry, "DelayGenerator", compilation) is null
                ? NameOf(retry)
                : null;
    }

    private static IObjectCreationOperation? Options(IInvocationOperation retry, Compilation compilation)
        => retry.Arguments.Where(a => a.Value.Type?.Name.Contains("Options") == true).Select(a => a.Value switch
        {
            IObjectCreationOperation creation => creation,
            IConversionOperation { Operand: IObjectCreationOperation creation } => creation,
            ILocalReferenceOperation local => Bodies.For(compilation).Own(local.Local) as IObjectCreationOperation,
            IFieldReferenceOperation field => Bodies.For(compilation).Own(field.Field) as IObjectCreationOperation,
            _ => null,
        }).FirstOrDefault(o => o is not null);

    private static IOperation? Option(IInvocationOperation retry, string name, Compilation compilation)
        => Options(retry, compilation)?.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(a => a.Target is IPropertyReferenceOperation property && property.Property.Name == name)?.Value;

    private static SyntaxNode NameOf(IInvocationOperation call)
        => call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { } name } } ? name : call.Syntax;
}
