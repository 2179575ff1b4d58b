using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Effects.Missing;
using WriteGate.Analyzers.Effects.Values;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>Interfaces whose implementations are generated from attributes such as Refit's and RestEase's <c>[Post("/deals")]</c>.</summary>
internal static class VerbAttributes
{
    private static readonly string[] Generators = ["Refit", "RestEase"];

    private const string Suffix = "Attribute";

    public static (EffectKind Kind, EffectTraits Traits)? Read(IMethodSymbol method, Imports imports)
    {
        if (method.ContainingType is not { TypeKind: TypeKind.Interface })
        {
            return null;
        }

        foreach (AttributeData attribute in method.GetAttributes())
        {
            if (attribute.AttributeClass is { } type && IsClientAttribute(type, attribute.ApplicationSyntaxReference?.SyntaxTree, imports))
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

    private static bool IsClientAttribute(INamedTypeSymbol type, SyntaxTree? tree, Imports imports)
        => type.TypeKind == TypeKind.Error
            ? tree is not null && imports.Of(tree, CancellationToken.None).Overlaps(Generators)
            : Generators.Contains(type.ContainingNamespace?.ToDisplayString(TypeNames.Plain) ?? "");
}
