using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>Arguments of attributes, and where they are written.</summary>
internal static class AttributeArguments
{
    /// <summary>Whether the compiler could not bind it; it then reports the mistake itself.</summary>
    public static bool IsBroken(this AttributeData attribute)
        => attribute.AttributeConstructor is null || attribute.ConstructorArguments.Any(IsBroken);

    public static object? Argument(this AttributeData attribute, int index)
        => index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: not TypedConstantKind.Array } constant
            ? constant.Value
            : null;

    public static string Text(this AttributeData attribute, int index) => attribute.Argument(index) as string ?? "";

    public static T Named<T>(this AttributeData attribute, string name, T fallback)
    {
        foreach (KeyValuePair<string, TypedConstant> pair in attribute.NamedArguments)
        {
            if (pair.Key == name && pair.Value.Kind is not (TypedConstantKind.Array or TypedConstantKind.Error) && pair.Value.Value is T value)
            {
                return value;
            }
        }

        return fallback;
    }

    /// <summary>The values of a <c>params</c> argument.</summary>
    public static ImmutableArray<TypedConstant> List(this AttributeData attribute, int index)
        => index < attribute.ConstructorArguments.Length && attribute.ConstructorArguments[index] is { Kind: TypedConstantKind.Array, IsNull: false } constant
            ? constant.Values
            : ImmutableArray<TypedConstant>.Empty;

    /// <summary>Where the attribute is written; null when it comes from metadata.</summary>
    public static Location? Place(this AttributeData attribute, CancellationToken cancellationToken)
        => attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken).GetLocation();

    /// <summary>Where its positional argument is written; the whole attribute when there is no such argument.</summary>
    public static Location? Place(this AttributeData attribute, int argument, CancellationToken cancellationToken)
    {
        if (attribute.ApplicationSyntaxReference?.GetSyntax(cancellationToken) is not AttributeSyntax syntax)
        {
            return null;
        }

        AttributeArgumentSyntax[] positional = syntax.ArgumentList?.Arguments.Where(a => a.NameEquals is null).ToArray() ?? [];
        return argument < positional.Length ? positional[argument].GetLocation() : syntax.GetLocation();
    }

    private static bool IsBroken(TypedConstant constant) => constant.Kind switch
    {
        TypedConstantKind.Error => true,
        TypedConstantKind.Array => !constant.IsNull && constant.Values.Any(IsBroken),
        _ => false,
    };
}
