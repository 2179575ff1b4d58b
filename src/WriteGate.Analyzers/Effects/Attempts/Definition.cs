using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>How a place comes to hold another value.</summary>
internal enum DefinitionKind
{
    /// <summary>It is given a value.</summary>
    Assigned,

    /// <summary>It is made from what it was: <c>++</c>, <c>+=</c>.</summary>
    Changed,

    /// <summary>A call grows what it refers to: each call more.</summary>
    Grown,

    /// <summary>A call changes what it refers to.</summary>
    Told,
}

/// <summary>One operation that gives a place a value.</summary>
/// <param name="Place">The place.</param>
/// <param name="Kind">How.</param>
/// <param name="Value">The new value or the call that gives it; null where there is none to look into.</param>
/// <param name="Operation">The assignment or the call.</param>
/// <param name="Block">The block it stands in.</param>
/// <param name="Index">Its place within the block.</param>
internal sealed record Definition(Place Place, DefinitionKind Kind, IOperation? Value, IOperation Operation, int Block, int Index);

/// <summary>Finds what gives places their values in some blocks of a body.</summary>
internal static class Definitions
{
    private static readonly string[] Growing = ["Add", "Append", "Insert", "Push", "Enqueue", "Prepend", "Increment", "Write"];
    private static readonly string[] Telling = ["Set", "Clear", "Remove", "Update", "Replace", "Merge", "Apply", "Sort", "Reverse", "Put", "TryAdd", "Trim", "With", "Reload", "Fix", "Truncate"];

    public static IEnumerable<Definition> In(Body body, int block)
    {
        foreach ((IOperation root, int index) in body.Operations(block))
        {
            foreach (IOperation operation in root.DescendantsAndSelf())
            {
                foreach ((Place? place, DefinitionKind kind, IOperation? value) in Of(operation, body))
                {
                    if (place is { } p)
                    {
                        // An argument of a call of itself stands for itself.
                        IOperation giving = operation is IInvocationOperation && kind == DefinitionKind.Assigned && value is not null ? value : operation;
                        yield return new(p, kind, value, giving, block, index);
                    }
                }
            }
        }
    }

    private static IEnumerable<(Place?, DefinitionKind, IOperation?)> Of(IOperation operation, Body body)
    {
        Places places = body.Places;
        switch (operation)
        {
            case ISimpleAssignmentOperation assignment:
                yield return (places.Of(assignment.Target), DefinitionKind.Assigned, assignment.Value);
                break;
            case ICompoundAssignmentOperation compound:
                yield return (places.Of(compound.Target), DefinitionKind.Changed, compound.Value);
                break;
            case IIncrementOrDecrementOperation step:
                yield return (places.Of(step.Target), DefinitionKind.Changed, null);
                break;
            case IFlowCaptureOperation capture:
                yield return (new Place(capture.Id, null), DefinitionKind.Assigned, capture.Value);
                break;
            case IDeconstructionAssignmentOperation { Target: ITupleOperation targets } deconstruction:
                IOperation value = deconstruction.Value is IConversionOperation { Operand: ITupleOperation inner } ? inner : deconstruction.Value;
                for (int i = 0; i < targets.Elements.Length; i++)
                {
                    IOperation part = value is ITupleOperation tuple && tuple.Elements.Length == targets.Elements.Length ? tuple.Elements[i] : value;
                    yield return (places.Of(targets.Elements[i]), DefinitionKind.Assigned, part);
                }

                break;
            case IIsPatternOperation pattern:
                foreach (IDeclarationPatternOperation declared in pattern.Pattern.DescendantsAndSelf().OfType<IDeclarationPatternOperation>())
                {
                    if (declared.DeclaredSymbol is { } symbol)
                    {
                        yield return (new Place(symbol, null), DefinitionKind.Assigned, pattern.Value);
                    }
                }

                break;
            case IInvocationOperation call:
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    if (argument.Parameter is { RefKind: RefKind.Out or RefKind.Ref })
                    {
                        IOperation target = argument.Value is IDeclarationExpressionOperation declaration ? declaration.Expression : argument.Value;
                        yield return (places.Of(target), argument.Parameter.RefKind == RefKind.Out ? DefinitionKind.Assigned : DefinitionKind.Told, call);
                    }
                    else if (body.IsSelfCall(call) && argument.Parameter is { } parameter)
                    {
                        // What is handed on as it is does not change.
                        Place own = new(parameter.OriginalDefinition, null);
                        yield return (places.Of(argument.Value) == own ? null : own, DefinitionKind.Assigned, argument.Value);
                    }
                    else if (argument.Parameter is { } given && ParameterChanges.IsChanged(given, body.Compilation, 2))
                    {
                        yield return (places.Of(argument.Value), DefinitionKind.Told, call);
                    }
                }

                if (Receiver(call) is { } receiver && KindOf(call) is { } kind && places.Of(receiver) is { } changed)
                {
                    yield return (changed, kind, call);
                }

                break;
        }
    }

    /// <summary>What a call is made on, be it an extension or not.</summary>
    public static IOperation? Receiver(IInvocationOperation call)
        => call.Instance ?? (call.TargetMethod.IsExtensionMethod && call.Arguments.Length > 0 ? call.Arguments[0].Value : null);

    /// <summary>Whether a call by its name changes what it is made on; one whose result is used makes something else of it.</summary>
    private static DefinitionKind? KindOf(IInvocationOperation call)
    {
        string name = call.TargetMethod.Name;
        bool isStatement = call.Parent is IExpressionStatementOperation or IAwaitOperation or null;
        return KeyName.HeaderOf(call) is not null ? DefinitionKind.Told
            : Array.Exists(Growing, g => name.StartsWith(g, StringComparison.Ordinal)) && (isStatement || call.Type?.SpecialType is SpecialType.System_Boolean or SpecialType.System_Int32 or SpecialType.System_Void || IsFluent(call))
                ? IsSet(call) ? DefinitionKind.Told : DefinitionKind.Grown
            : isStatement && Array.Exists(Telling, t => name.StartsWith(t, StringComparison.Ordinal)) ? DefinitionKind.Told
            : null;
    }

    /// <summary>A builder hands itself back.</summary>
    private static bool IsFluent(IInvocationOperation call)
        => call.Instance?.Type is { IsReferenceType: true } type && type.Name.EndsWith("Builder", StringComparison.Ordinal)
            && SymbolEqualityComparer.Default.Equals(type, call.Type);

    private static bool IsSet(IInvocationOperation call) => call.Instance?.Type?.Name is "HashSet" or "ISet" or "SortedSet";
}
