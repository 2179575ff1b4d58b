using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>Finds the method behind a delegate or its reflection.</summary>
internal static class HandedMethods
{
    /// <summary>The method; null where it cannot be told.</summary>
    public static IMethodSymbol? Of(IOperation handed, KnownSymbols known, CancellationToken cancellationToken) => handed.Bare() switch
    {
        IDelegateCreationOperation creation => Of(creation.Target, known, cancellationToken),
        IMethodReferenceOperation reference => reference.Method,
        IAnonymousFunctionOperation lambda => lambda.Symbol,
        IInvocationOperation call => ByName(call, known),
        IPropertyReferenceOperation { Property.Name: "Method", Instance: { } instance } property when known.Is(property.Property.ContainingType, "System.Delegate")
            => Of(instance, known, cancellationToken),
        ILocalReferenceOperation local => OfLocal(local, known, cancellationToken),
        _ => null,
    };

    /// <summary><c>typeof(T).GetMethod(nameof(T.M))</c>, where the type has one method of that name.</summary>
    public static IMethodSymbol? ByName(IInvocationOperation call, KnownSymbols known)
    {
        if (call.TargetMethod is not { Name: "GetMethod" } method
            || !known.Is(method.ContainingType, "System.Type")
            || call.Instance?.Bare() is not ITypeOfOperation { TypeOperand: INamedTypeSymbol type }
            || call.Arguments.Select(a => a.Value.ConstantText()).FirstOrDefault(t => t is not null) is not { } name)
        {
            return null;
        }

        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            IMethodSymbol[] found = [.. t.GetMembers(name).OfType<IMethodSymbol>()];
            if (found.Length > 0)
            {
                return found.Length == 1 ? found[0] : null;
            }
        }

        return null;
    }

    /// <summary>What a local variable was declared with.</summary>
    private static IMethodSymbol? OfLocal(ILocalReferenceOperation local, KnownSymbols known, CancellationToken cancellationToken)
        => local.SemanticModel is { } model
            && local.Local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) is VariableDeclaratorSyntax { Initializer.Value: { } value }
            && !value.Span.Contains(local.Syntax.Span)
            && model.GetOperation(value, cancellationToken) is { } initial
                ? Of(initial, known, cancellationToken)
                : null;
}
