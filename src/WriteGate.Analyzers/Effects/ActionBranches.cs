using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>A parameter that decides whether a method reads or writes.</summary>
/// <param name="Reads">What a branch that only reads calls.</param>
/// <param name="Writes">What another branch writes with.</param>
internal sealed record ActionChoice(string Reads, string Writes);

/// <summary>Finds the branches that a parameter chooses between, in its own method and in those that it is passed to.</summary>
internal sealed class ActionBranches(KnownSymbols known, EffectMap effects, CancellationToken cancellationToken)
{
    /// <summary>A choice is made in the tool or next to it.</summary>
    private const int MaxDepth = 3;

    /// <summary>The choice between reading and writing that a parameter makes; null for none.</summary>
    public ActionChoice? Of(IParameterSymbol parameter, int depth = MaxDepth)
    {
        if (depth == 0 || parameter.ContainingSymbol is not IMethodSymbol method)
        {
            return null;
        }

        foreach (IOperation body in effects.Sources.Bodies.Of(method, cancellationToken))
        {
            TextFlow flow = TextFlow.In(body, o => o is IParameterReferenceOperation r && r.Parameter.Ordinal == parameter.Ordinal && r.Parameter.Name == parameter.Name, known, cancellationToken);
            ImmutableArray<Effect>[] branches = [.. body.DescendantsAndSelf().SelectMany(o => Branches(o, flow)).Select(Effects)];
            Effect? write = branches.SelectMany(b => b).FirstOrDefault(e => e.Kind == EffectKind.Write);
            Effect? read = branches.Where(b => b.All(e => e.Kind == EffectKind.Read)).SelectMany(b => b).FirstOrDefault();
            if (write is not null && read is not null)
            {
                return new(read.SinkName, write.SinkName);
            }

            foreach (IInvocationOperation call in body.DescendantsAndSelf().OfType<IInvocationOperation>())
            {
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    if (argument.Parameter is { } passed && known.IsSource(passed) && flow.Carries(argument.Value) && Of(passed.OriginalDefinition, depth - 1) is { } choice)
                    {
                        return choice;
                    }
                }
            }
        }

        return null;
    }

    /// <summary>What runs for each value that the parameter is compared with.</summary>
    private static IEnumerable<IOperation> Branches(IOperation operation, TextFlow flow) => operation switch
    {
        ISwitchOperation choice when flow.Carries(choice.Value) => choice.Cases,
        ISwitchExpressionOperation choice when flow.Carries(choice.Value) => choice.Arms.Select(a => a.Value),
        IConditionalOperation choice when Asks(choice.Condition, flow) => choice.WhenFalse is null ? [choice.WhenTrue] : [choice.WhenTrue, choice.WhenFalse],
        _ => [],
    };

    /// <summary>Whether a condition compares the parameter with a constant.</summary>
    private static bool Asks(IOperation condition, TextFlow flow) => condition.Bare() switch
    {
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals } comparison
            => (flow.Carries(comparison.LeftOperand) && IsValue(comparison.RightOperand)) || (flow.Carries(comparison.RightOperand) && IsValue(comparison.LeftOperand)),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.ConditionalOr } either => Asks(either.LeftOperand, flow) || Asks(either.RightOperand, flow),
        IIsPatternOperation { Pattern: IConstantPatternOperation or IBinaryPatternOperation } pattern => flow.Carries(pattern.Value),
        IInvocationOperation { TargetMethod.Name: "Equals" } call
            => call.Arguments.Select(a => a.Value).Prepend(call.Instance).Any(flow.Carries) && call.Arguments.Any(a => IsValue(a.Value)),
        _ => false,
    };

    private static bool IsValue(IOperation operation) => operation.Bare().ConstantValue is { HasValue: true, Value: not null };

    /// <summary>What a branch does outside the process.</summary>
    private ImmutableArray<Effect> Effects(IOperation branch) =>
        [.. OperationTree.In(branch).Where(o => o is IInvocationOperation or IObjectCreationOperation or IPropertyReferenceOperation or IMethodReferenceOperation)
            .SelectMany(o => effects.Of(o, cancellationToken).Effects)];
}
