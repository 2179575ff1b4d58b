using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Tells whether a method of these sources changes a member of what it is given.</summary>
internal static class ParameterChanges
{
    public static bool IsChanged(IParameterSymbol parameter, Compilation compilation, int depth)
    {
        if (depth == 0
            || parameter.Type.IsValueType
            || parameter.Type.SpecialType == SpecialType.System_String
            || parameter.ContainingSymbol is not IMethodSymbol method
            || Bodies.For(compilation).Own(method) is not { } body)
        {
            return false;
        }

        IParameterSymbol own = parameter.OriginalDefinition;
        return body.DescendantsAndSelf().Any(o => o switch
        {
            IAssignmentOperation assignment => IsMemberOf(assignment.Target, own),
            IIncrementOrDecrementOperation step => IsMemberOf(step.Target, own),
            IInvocationOperation call => call.Arguments.Any(a => a.Parameter is { } p
                && a.Value is IParameterReferenceOperation given
                && SymbolEqualityComparer.Default.Equals(given.Parameter, own)
                && IsChanged(p, compilation, depth - 1)),
            _ => false,
        });
    }

    private static bool IsMemberOf(IOperation target, IParameterSymbol parameter)
    {
        IOperation? owner = target;
        while (owner is IMemberReferenceOperation member)
        {
            owner = member.Instance;
        }

        return !ReferenceEquals(owner, target) && !KeyName.IsHeaders((target as IMemberReferenceOperation)?.Instance?.Type)
            && owner is IParameterReferenceOperation reference && SymbolEqualityComparer.Default.Equals(reference.Parameter, parameter);
    }
}
