using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>Which bodies a call may run: through interfaces, abstract and virtual members, to the types of the sources.</summary>
internal sealed class Implementations(Compilation compilation)
{
    private readonly object gate = new();
    private ILookup<INamedTypeSymbol, INamedTypeSymbol>? derived;

    /// <summary>Whether the sources may say what a member does: it has a body there, or they may implement it.</summary>
    public static bool MayHave(IMethodSymbol method)
        => !method.DeclaringSyntaxReferences.IsEmpty
            || method.ContainingType is { DeclaringSyntaxReferences.IsEmpty: false }
            || ((method.IsAbstract || method.IsVirtual) && method.ContainingAssembly is { } assembly && !ForeignCalls.IsFramework(assembly));

    /// <param name="called">The member called.</param>
    /// <param name="receiver">The static type it is called on, as narrow as it is known.</param>
    /// <param name="isExact">Whether the member itself is called, as <c>base.Save()</c> does.</param>
    /// <param name="cancellationToken">A token to cancel.</param>
    public IEnumerable<(IMethodSymbol Method, INamedTypeSymbol? This)> Of(
        IMethodSymbol called, INamedTypeSymbol? receiver, bool isExact, CancellationToken cancellationToken)
    {
        if (called.IsStatic || isExact || !(called.IsVirtual || called.IsAbstract || called.IsOverride))
        {
            return [(called, receiver)];
        }

        bool isOfInterface = called.ContainingType.TypeKind == TypeKind.Interface;
        INamedTypeSymbol nearest = receiver is not null && !(isOfInterface && receiver.TypeKind == TypeKind.Interface && !Extends(receiver, called.ContainingType))
            ? receiver
            : called.ContainingType;
        return Types(nearest, cancellationToken)
            .Select(type => (Method: isOfInterface ? Implementation(type, called) : Override(type, called), This: (INamedTypeSymbol?)type))
            .Where(target => target.Method is { IsAbstract: false })
            .Select(target => (target.Method!, target.This));
    }

    /// <summary>The type and the source types that derive from it or implement it, where its type arguments allow.</summary>
    private IEnumerable<INamedTypeSymbol> Types(INamedTypeSymbol type, CancellationToken cancellationToken)
        => Derived(cancellationToken)[type.OriginalDefinition]
            .Where(d => Bases(d).Any(b => SymbolEqualityComparer.Default.Equals(b.OriginalDefinition, type.OriginalDefinition) && MayBeSame(b, type)))
            .Prepend(type);

    private ILookup<INamedTypeSymbol, INamedTypeSymbol> Derived(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            return derived ??= compilation.References.OfType<CompilationReference>().Select(r => r.Compilation).Prepend(compilation)
                .SelectMany(c => SourceTypes.In(c, cancellationToken))
                .Where(t => t.TypeKind is TypeKind.Class or TypeKind.Struct)
                .SelectMany(t => Bases(t).Select(b => b.OriginalDefinition).Distinct<INamedTypeSymbol>(SymbolEqualityComparer.Default).Select(b => (Base: b, Type: t)))
                .ToLookup(p => p.Base, p => p.Type, (IEqualityComparer<INamedTypeSymbol>)SymbolEqualityComparer.Default);
        }
    }

    private static IEnumerable<INamedTypeSymbol> Bases(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type.BaseType; t is { SpecialType: not SpecialType.System_Object }; t = t.BaseType)
        {
            yield return t;
        }

        foreach (INamedTypeSymbol i in type.AllInterfaces)
        {
            yield return i;
        }
    }

    private static bool Extends(INamedTypeSymbol type, INamedTypeSymbol baseInterface)
        => SymbolEqualityComparer.Default.Equals(type.OriginalDefinition, baseInterface.OriginalDefinition)
            || type.AllInterfaces.Any(i => SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, baseInterface.OriginalDefinition));

    /// <summary>Whether <c>IStore&lt;Deal&gt;</c> may be what is asked for; a type parameter may be anything.</summary>
    private static bool MayBeSame(ITypeSymbol one, ITypeSymbol other)
        => one is ITypeParameterSymbol or IErrorTypeSymbol || other is ITypeParameterSymbol or IErrorTypeSymbol
            || (one is INamedTypeSymbol { IsGenericType: true } x && other is INamedTypeSymbol { IsGenericType: true } y
                ? SymbolEqualityComparer.Default.Equals(x.OriginalDefinition, y.OriginalDefinition)
                    && x.TypeArguments.Zip(y.TypeArguments, MayBeSame).All(same => same)
                : SymbolEqualityComparer.Default.Equals(one, other));

    private static IMethodSymbol? Implementation(INamedTypeSymbol type, IMethodSymbol called)
    {
        if (type.TypeKind == TypeKind.Interface)
        {
            return called.OriginalDefinition;
        }

        foreach (INamedTypeSymbol i in type.AllInterfaces)
        {
            if (SymbolEqualityComparer.Default.Equals(i.OriginalDefinition, called.ContainingType.OriginalDefinition))
            {
                ISymbol? member = i.GetMembers(called.Name).FirstOrDefault(m => SymbolEqualityComparer.Default.Equals(m.OriginalDefinition, called.OriginalDefinition));
                if (member is not null && type.FindImplementationForInterfaceMember(member) is IMethodSymbol implementation)
                {
                    // A type that derives from the one which implements the interface may override what it does.
                    return implementation.IsVirtual || implementation.IsOverride || implementation.IsAbstract ? Override(type, implementation) : implementation;
                }
            }
        }

        return null;
    }

    /// <summary>What a type runs when the virtual member is called on it.</summary>
    private static IMethodSymbol? Override(INamedTypeSymbol type, IMethodSymbol called)
    {
        IMethodSymbol root = Root(called);
        for (INamedTypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            foreach (IMethodSymbol member in t.GetMembers(called.Name).OfType<IMethodSymbol>())
            {
                if (SymbolEqualityComparer.Default.Equals(Root(member), root))
                {
                    return member;
                }
            }
        }

        return null;
    }

    private static IMethodSymbol Root(IMethodSymbol method)
    {
        while (method.OverriddenMethod is { } overridden)
        {
            method = overridden;
        }

        return method.OriginalDefinition;
    }
}
