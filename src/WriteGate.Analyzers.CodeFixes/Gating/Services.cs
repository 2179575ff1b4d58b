using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.CodeFixes.Gating;

/// <summary>Tells parameters that a host fills from dependency injection: an agent cannot send them.</summary>
internal static class Services
{
    /// <summary>Interfaces other than collections, and what has to be disposed of: neither has a form in JSON.</summary>
    public static bool Is(IParameterSymbol parameter)
        => parameter.Type is INamedTypeSymbol { TypeKind: TypeKind.Interface or TypeKind.Class } type
            && !IsIn(type, "System.Collections")
            && (type.TypeKind == TypeKind.Interface || type.AllInterfaces.Any(i => i.SpecialType == SpecialType.System_IDisposable));

    /// <summary>What belongs to one request of a host, or to a key, cannot be injected through a constructor.</summary>
    public static bool CanBeInjected(IParameterSymbol parameter)
        => !IsIn(parameter.Type, "ModelContextProtocol")
            && parameter.Type.Name != "IProgress"
            && !parameter.GetAttributes().Any(a => a.AttributeClass?.Name == "FromKeyedServicesAttribute");

    private static bool IsIn(ITypeSymbol type, string root)
    {
        string space = type.ContainingNamespace.ToDisplayString();
        return space == root || space.StartsWith(root + ".", StringComparison.Ordinal);
    }
}
