using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>What a condition says once a place holds a constant.</summary>
internal static class Outcome
{
    /// <summary>True or false where that is certain; null where it is not.</summary>
    public static bool? Of(IOperation condition, Definition definition, Places places)
    {
        if (definition is not { Kind: DefinitionKind.Assigned, Value.ConstantValue: { HasValue: true } constant })
        {
            return null;
        }

        switch (condition)
        {
            case IConversionOperation conversion:
                return Of(conversion.Operand, definition, places);
            case IUnaryOperation { OperatorKind: UnaryOperatorKind.Not } not:
                return !Of(not.Operand, definition, places);
            case IBinaryOperation binary:
                bool isLeft = IsPlace(binary.LeftOperand);
                IOperation other = isLeft ? binary.RightOperand : binary.LeftOperand;
                return (isLeft || IsPlace(binary.RightOperand)) && other.ConstantValue is { HasValue: true } bound
                    ? Compare(binary.OperatorKind, constant.Value, bound.Value, isLeft)
                    : null;
            default:
                return IsPlace(condition) ? constant.Value as bool? : null;
        }

        bool IsPlace(IOperation operation) => places.Of(operation) is { } place && place == definition.Place;
    }

    private static bool? Compare(BinaryOperatorKind kind, object? place, object? bound, bool isLeft)
    {
        if (kind is BinaryOperatorKind.Equals or BinaryOperatorKind.NotEquals)
        {
            return Equals(place, bound) == (kind == BinaryOperatorKind.Equals);
        }

        if (place is not int left || bound is not int right)
        {
            return null;
        }

        int order = isLeft ? left.CompareTo(right) : right.CompareTo(left);
        return kind switch
        {
            BinaryOperatorKind.LessThan => order < 0,
            BinaryOperatorKind.LessThanOrEqual => order <= 0,
            BinaryOperatorKind.GreaterThan => order > 0,
            BinaryOperatorKind.GreaterThanOrEqual => order >= 0,
            _ => null,
        };
    }
}
