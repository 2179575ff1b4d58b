using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Effects.Values;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>Interfaces whose implementations are generated from attributes such as Refit's and RestEase's <c>[Post("/deals")]</c>.</summary>
internal static class VerbAttributes
{
    private const string Suffix = "Attribute";

    public static (EffectKind Kind, EffectTraits Traits)? Read(IMethodSymbol method)
    {
        if (method.ContainingType is not { TypeKind: TypeKind.Interface })
        {
            return null;
        }

        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && IsClientAttribute(type))
            {
                string verb = type.Name.EndsWith(Suffix, StringComparison.Ordinal) ? type.Name.Substring(0, type.Name.Length - Suffix.Length) : type.Name;
                EffectKind kind = HttpVerbs.KindOf(verb);
                if (kind != EffectKind.Unknown)
                {
                    return (kind, HttpVerbs.Deletes([verb]) ? EffectTraits.Deletes : EffectTraits.None);
                }
            }
        }

        return null;
    }

    private static bool IsClientAttribute(INamedTypeSymbol type)
        => type.TypeKind == TypeKind.Error || type.ContainingNamespace?.ToDisplayString(TypeNames.Plain) is "Refit" or "RestEase";
}
