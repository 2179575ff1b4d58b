using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Tells a test whether a write failed from a test whether there is more to do.</summary>
internal static class FailureTest
{
    private static readonly string[] Failing =
        ["fail", "error", "fault", "retry", "again", "conflict", "throttl", "timeout", "timedout", "toomany", "unavailable", "transient", "unknown", "denied", "rejected", "expired", "stale", "quarantined", "inprogress"];
    private static readonly string[] Neither = ["more", "next", "continu", "pending", "remaining", "any", "empty", "count", "cancel"];

    /// <summary>The places that hold what a write returned, or what was made of it before the next attempt.</summary>
    public static HashSet<object> Results(Body body, IOperation write, int block, int index, bool[] after)
    {
        HashSet<object> results = [];
        List<Definition> later = [.. Definitions.In(body, block).Where(d => d.Index >= index)];
        for (int b = 0; b < after.Length; b++)
        {
            if (after[b])
            {
                later.AddRange(Definitions.In(body, b));
            }
        }

        bool isMore = true;
        while (isMore)
        {
            isMore = false;
            foreach (Definition definition in later)
            {
                if (definition.Kind == DefinitionKind.Assigned && definition.Value is { } value && Mentions(value, results, write, body.Places))
                {
                    isMore |= results.Add(definition.Place.Root);
                }
            }
        }

        return results;
    }

    public static bool Mentions(IOperation operation, HashSet<object> results, IOperation write, Places places)
        => operation.DescendantsAndSelf().Any(o => ReferenceEquals(o, write) || (places.Of(o) is { } place && results.Contains(place.Root)));

    /// <summary>Whether a condition about a result, with this outcome, says that the write failed.</summary>
    public static bool IsFailure(IOperation condition, bool outcome, Places places)
    {
        switch (condition)
        {
            case IConversionOperation conversion:
                return IsFailure(conversion.Operand, outcome, places);
            case IAwaitOperation awaited:
                return IsFailure(awaited.Operation, outcome, places);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return IsFailure(not.Operand, !outcome, places);
            case IIsNullOperation:
                return outcome;
            case IFlowCaptureReferenceOperation capture when places.ValueOf(capture) is { } value:
                return IsFailure(value, outcome, places);
            case IBinaryOperation binary:
                return IsFailure(binary, outcome, places);
            case IIsPatternOperation pattern:
                return IsFailure(pattern.Value, pattern.Pattern, outcome, places);
            case ILocalReferenceOperation local:
                return ByName(local.Local.Name, outcome);
            case IMemberReferenceOperation member:
                return ByName(member.Member.Name, outcome);
            case IInvocationOperation call:
                return ByName(call.TargetMethod.Name, outcome);
            default:
                return false;
        }
    }

    private static bool IsFailure(IBinaryOperation binary, bool outcome, Places places)
    {
        bool isRight = binary.RightOperand.ConstantValue.HasValue;
        IOperation constant = isRight ? binary.RightOperand : binary.LeftOperand;
        IOperation tested = isRight ? binary.LeftOperand : binary.RightOperand;
        if (!constant.ConstantValue.HasValue)
        {
            return false;
        }

        bool isEqual = binary.OperatorKind is BinaryOperatorKind.Equals;
        if (isEqual || binary.OperatorKind is BinaryOperatorKind.NotEquals)
        {
            return IsEqualFailure(tested, constant, outcome == isEqual, places);
        }

        bool isAbove = binary.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual;
        if (!isAbove && binary.OperatorKind is not (BinaryOperatorKind.LessThan or BinaryOperatorKind.LessThanOrEqual))
        {
            return false;
        }

        // 300 and up are status codes, where more is worse; else they count what was changed.
        bool isHigh = isRight == (isAbove == outcome);
        return constant.ConstantValue.Value is int number && (number >= 300 ? isHigh : !isHigh);
    }

    private static bool IsFailure(IOperation value, IPatternOperation pattern, bool outcome, Places places) => pattern switch
    {
        INegatedPatternOperation negated => IsFailure(value, negated.Pattern, !outcome, places),
        IConstantPatternOperation constant => IsEqualFailure(value, constant.Value, outcome, places),
        IDeclarationPatternOperation { MatchedType: { } type } => ByName(type.Name, outcome),
        ITypePatternOperation { MatchedType: { } type } => ByName(type.Name, outcome),
        IRelationalPatternOperation { Value.ConstantValue: { HasValue: true, Value: int or Enum } } relational
            => outcome == (relational.OperatorKind is BinaryOperatorKind.GreaterThan or BinaryOperatorKind.GreaterThanOrEqual),
        IBinaryPatternOperation binary => IsFailure(value, binary.LeftPattern, outcome, places),
        IRecursivePatternOperation { PropertySubpatterns: { IsEmpty: false } properties } => IsFailure(properties[0].Member, properties[0].Pattern, outcome, places),
        IRecursivePatternOperation { MatchedType: { } type } recursive when !SymbolEqualityComparer.Default.Equals(type, recursive.InputType) => ByName(type.Name, outcome),
        IRecursivePatternOperation => !outcome,
        _ => false,
    };

    private static bool IsEqualFailure(IOperation tested, IOperation constant, bool isEqual, Places places)
    {
        object? value = constant.ConstantValue.HasValue ? constant.ConstantValue.Value : null;
        switch (value)
        {
            case null:
                return isEqual;
            case bool flag:
                return IsFailure(tested, flag == isEqual, places);
            case int number when constant.Type?.TypeKind == TypeKind.Enum || number >= 100:
                bool isStatus = constant.Type?.TypeKind != TypeKind.Enum || constant.Type.Name == "HttpStatusCode";
                return isStatus ? isEqual == number is not (>= 200 and < 300)
                    : ByName(constant.Type!.GetMembers().OfType<IFieldSymbol>().FirstOrDefault(f => Equals(f.ConstantValue, value))?.Name ?? "more", isEqual);
            case int number:
                // No row was changed; one was.
                return isEqual == (number == 0);
            default:
                return false;
        }
    }

    private static bool ByName(string name, bool outcome)
        => Array.Exists(Failing, f => name.IndexOf(f, StringComparison.OrdinalIgnoreCase) >= 0) ? outcome
            : !Array.Exists(Neither, n => name.IndexOf(n, StringComparison.OrdinalIgnoreCase) >= 0) && !outcome;
}
