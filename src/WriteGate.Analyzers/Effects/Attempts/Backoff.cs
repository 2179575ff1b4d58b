using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Finds waits between two attempts that are the same for everybody who failed at the same time.</summary>
internal static class Backoff
{
    private const int Depth = 3;

    /// <summary>The waits of an attempt that no randomness spreads.</summary>
    public static IEnumerable<SyntaxNode> WithoutJitter(Attempt attempt, Compilation compilation)
    {
        foreach (IInvocationOperation call in attempt.PathBlocks.SelectMany(attempt.Body.Operations).SelectMany(o => o.Operation.DescendantsAndSelf()).OfType<IInvocationOperation>())
        {
            if (IsWait(call.TargetMethod) && call.Arguments.FirstOrDefault(a => a.Parameter?.Name is "delay" or "millisecondsDelay" or "timeout" or "millisecondsTimeout") is { } wait
                && IsSameForAll(wait.Value, compilation, attempt.Body))
            {
                yield return call.Syntax;
            }
        }
    }

    /// <summary>Whether a wait is computed from constants and counters alone. What is not known may vary.</summary>
    public static bool IsSameForAll(IOperation wait, Compilation compilation, Body? body = null) => IsSameForAll(wait, compilation, body, [], Depth);

    private static bool IsSameForAll(IOperation? wait, Compilation compilation, Body? body, HashSet<object> seen, int depth)
    {
        foreach (IOperation operation in wait?.DescendantsAndSelf() ?? [])
        {
            bool isSame = operation switch
            {
                IParameterReferenceOperation parameter => parameter.Parameter.ContainingSymbol is IMethodSymbol { MethodKind: MethodKind.LambdaMethod } || (depth < Depth && IsCounted(parameter.Parameter)),
                IInvocationOperation call => IsArithmetic(call.TargetMethod) || (depth > 0 && Bodies.For(compilation).Own(call.TargetMethod) is { } callee && IsSameForAll(callee, compilation, null, seen, depth - 1)),
                IObjectCreationOperation creation => creation.Type?.Name == "TimeSpan" || creation.Arguments.IsEmpty,
                IPropertyReferenceOperation property => FreshSources.Of(property) is FreshSource.None && !IsSpread(property.Property.Name),
                IFieldReferenceOperation field => !IsSpread(field.Field.Name),
                _ => true,
            };
            if (!isSame)
            {
                return false;
            }

            ISymbol? kept = operation switch
            {
                ILocalReferenceOperation local => local.Local,
                IFieldReferenceOperation field => field.Field,
                _ => null,
            };
            object? place = body?.Places.Of(operation)?.Root ?? kept;
            if (place is null || !seen.Add(place))
            {
                continue;
            }

            IEnumerable<IOperation?> values = body is not null && place is not IFieldSymbol
                ? Enumerable.Range(0, body.Flow.Count).SelectMany(b => Definitions.In(body, b)).Where(d => d.Place.Root.Equals(place)).Select(d => d.Value)
                : kept is not null ? [Bodies.For(compilation).Own(kept)] : [];
            if (values.Any(v => v is not null && !IsSameForAll(v, compilation, body, seen, depth)))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsWait(IMethodSymbol method) => (method.Name, method.ContainingType?.Name)
        is ("Delay", "Task") or ("Sleep", "Thread") or ("Delay", "TimeProviderTaskExtensions");

    private static bool IsArithmetic(IMethodSymbol method)
        => method.ContainingType?.Name is "Math" or "MathF" or "TimeSpan" or "Int32" or "Double"
            || method.Name is "GetEnumerator" or "MoveNext" or "Range" or "Repeat" or "Delay" or "Invoke";

    private static bool IsSpread(string name) => name.IndexOf("jitter", StringComparison.OrdinalIgnoreCase) >= 0 || name.IndexOf("RetryAfter", StringComparison.Ordinal) >= 0;

    private static bool IsCounted(IParameterSymbol parameter) => parameter.Type.SpecialType is SpecialType.System_Int32 or SpecialType.System_Int64;
}
