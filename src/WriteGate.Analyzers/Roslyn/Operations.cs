using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>What operations say once the compiler's own additions are looked through.</summary>
internal static class Operations
{
    /// <summary>The operation without conversions and parentheses around it.</summary>
    public static IOperation Bare(this IOperation operation)
    {
        IOperation bare = operation;
        while (true)
        {
            switch (bare)
            {
                case IConversionOperation conversion:
                    bare = conversion.Operand;
                    break;
                case IParenthesizedOperation parenthesized:
                    bare = parenthesized.Operand;
                    break;
                default:
                    return bare;
            }
        }
    }

    /// <summary>What an object initializer gives a property; null when it is not set there.</summary>
    public static IOperation? Property(this IObjectCreationOperation creation, string name)
        => creation.Initializer?.Initializers.OfType<ISimpleAssignmentOperation>()
            .FirstOrDefault(a => a.Target is IPropertyReferenceOperation property && property.Property.Name == name)?.Value.Bare();

    /// <summary>The text of a constant; null for anything else.</summary>
    public static string? ConstantText(this IOperation? operation)
        => operation?.ConstantValue is { HasValue: true, Value: string text } ? text : null;
}
