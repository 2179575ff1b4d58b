using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>
/// Tells what an agent sends from what a host passes in: tokens, permits, and whatever is a service rather than data.
/// </summary>
internal static class ToolArguments
{
    public static IEnumerable<ToolArgument> Of(AgentTool tool, KnownSymbols known, CancellationToken cancellationToken)
        => tool.Method.Parameters
            .Where(p => !TypeNames.IsUnknown(p.Type) && IsSent(p, known))
            .Select(p => new ToolArgument(p, $"Parameter '{p.Name}' of the {tool.Kind} '{tool.Name}'", Place(p, tool, cancellationToken)));

    /// <summary>Whether a type only holds values, so that JSON can fill it: a record, or a class that does nothing.</summary>
    public static bool IsData(ITypeSymbol type, KnownSymbols known)
        => type is INamedTypeSymbol { TypeKind: TypeKind.Class or TypeKind.Struct, IsStatic: false } named
            && !RefusedTypes.IsFramework(type, known)
            && (named.IsRecord || (HasSettable(named) && !DoesSomething(named)));

    private static bool IsSent(IParameterSymbol parameter, KnownSymbols known)
    {
        ITypeSymbol type = TypeNames.WithoutNull(parameter.Type);
        bool isInjected = parameter.GetAttributes().Any(a => a.AttributeClass?.Name is "FromServicesAttribute" or "FromKeyedServicesAttribute")
            || known.NameOf(type) is KnownNames.CancellationToken or KnownNames.WritePermit;
        return !isInjected
            && (ScalarTypes.KindOf(type, known) is not null
                || type.TypeKind == TypeKind.Enum
                || known.Is(type, KnownNames.Patch)
                || CollectionTypes.KindOf(type, known) != Contracts.CollectionKind.None
                || RefusedTypes.ReasonAgainst(type, known) == Diagnostics.OpenEndedTypeRule.Open
                || IsData(type, known));
    }

    private static Location Place(IParameterSymbol parameter, AgentTool tool, CancellationToken cancellationToken)
        => Site.TypeOf(parameter, cancellationToken) is { IsInSource: true } place ? place : tool.Location;

    private static bool HasSettable(INamedTypeSymbol type)
        => type.GetMembers().OfType<IPropertySymbol>().Any(p => p is { IsStatic: false, DeclaredAccessibility: Accessibility.Public, SetMethod: not null });

    private static bool DoesSomething(INamedTypeSymbol type)
        => type.GetMembers().OfType<IMethodSymbol>().Any(
            m => m is { MethodKind: MethodKind.Ordinary, IsStatic: false, IsOverride: false, IsImplicitlyDeclared: false, DeclaredAccessibility: Accessibility.Public });
}
