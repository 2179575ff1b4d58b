using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Effects;

/// <summary>Members as messages show them: <c>HttpClient.PostAsync</c>.</summary>
internal static class MemberNames
{
    public static string Of(ISymbol member) => member switch
    {
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor => "new " + constructor.ContainingType.Name,
        IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } => "lambda",
        IMethodSymbol { MethodKind: MethodKind.LocalFunction } => member.Name,
        IMethodSymbol { AssociatedSymbol: IPropertySymbol property } => Of(property),
        { ContainingType: { } type } => type.Name + "." + member.Name,
        _ => member.Name,
    };
}
