using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Tells members of these sources that hand out another value each time: <c>string NewKey() => Guid.NewGuid()…</c>.</summary>
internal static class FreshMembers
{
    private const int Depth = 3;

    /// <summary>What a method or getter returns.</summary>
    public static FreshSource Of(ISymbol member, Compilation compilation, int depth = Depth)
    {
        if (depth == 0
            || member.IsAbstract
            || member.DeclaringSyntaxReferences.IsEmpty
            || member is IPropertySymbol { SetMethod: not null }
            || Bodies.For(compilation).Own(member) is not { } body
            || (member is IPropertySymbol && body is not (IBlockOperation or IMethodBodyOperation)))
        {
            return FreshSource.None;
        }

        return body.DescendantsAndSelf().OfType<IReturnOperation>()
            .Select(r => In(r.ReturnedValue, compilation, depth))
            .FirstOrDefault(s => s is not FreshSource.None);
    }

    /// <summary>What a new object begins with that no initializer of it sets.</summary>
    public static (FreshSource Source, ISymbol Member)? OfNew(IObjectCreationOperation creation, Compilation compilation)
        => creation.Type is INamedTypeSymbol type ? OfNew(type, compilation, m => !IsSet(m, creation)) : null;

    /// <summary>What an object of a type begins with.</summary>
    public static (FreshSource Source, ISymbol Member)? OfNew(INamedTypeSymbol type, Compilation compilation, Func<ISymbol, bool> isAsked)
    {
        foreach (ISymbol member in type.OriginalDefinition.GetMembers())
        {
            if (!member.IsStatic
                && !member.IsImplicitlyDeclared
                && member is IPropertySymbol { SetMethod: not null } or IPropertySymbol { GetMethod: not null } or IFieldSymbol
                && !member.DeclaringSyntaxReferences.IsEmpty
                && isAsked(member)
                && Bodies.For(compilation).Own(member) is { } initial and not (IBlockOperation or IMethodBodyOperation)
                && In(initial, compilation, Depth) is var source and not FreshSource.None)
            {
                return (source, member);
            }
        }

        return null;
    }

    private static FreshSource In(IOperation? value, Compilation compilation, int depth) => Find(value, compilation, depth)?.Source ?? FreshSource.None;

    /// <summary>What in a value gives another one each time, through variables and methods of these sources.</summary>
    public static (FreshSource Source, IOperation Operation)? Find(IOperation? value, Compilation compilation, int depth = Depth, bool isKey = false)
    {
        foreach (IOperation operation in value?.DescendantsAndSelf() ?? [])
        {
            FreshSource source = FreshSources.Of(operation);
            source = source is FreshSource.None && operation is IInvocationOperation call ? Of(call.TargetMethod, compilation, depth - 1)
                : source is FreshSource.None && operation is IPropertyReferenceOperation property ? Of(property.Property, compilation, depth - 1)
                : (source is FreshSource.HashCode && !isKey) || source is FreshSource.Model or FreshSource.Exception ? FreshSource.None
                : source;
            if (source is FreshSource.None && depth > 1 && operation is ILocalReferenceOperation { Local: var local } && Bodies.For(compilation).Own(local) is { } initial
                && Find(initial, compilation, depth - 1, isKey) is { } before)
            {
                return before;
            }

            if (source is not FreshSource.None && !IsOnlyIfAbsent(operation, value!))
            {
                return (source, operation);
            }
        }

        return null;
    }

    private static bool IsOnlyIfAbsent(IOperation operation, IOperation value)
    {
        for (IOperation? o = operation; o is not null; o = o.Parent)
        {
            if (o is ICoalesceAssignmentOperation or IAnonymousFunctionOperation || o.Parent is ICoalesceOperation coalesce && ReferenceEquals(coalesce.WhenNull, o))
            {
                return true;
            }

            if (ReferenceEquals(o, value))
            {
                break;
            }
        }

        return false;
    }

    private static bool IsSet(ISymbol member, IObjectCreationOperation creation)
        => creation.Syntax is Microsoft.CodeAnalysis.CSharp.Syntax.BaseObjectCreationExpressionSyntax { Initializer.Expressions: var set }
            && set.OfType<Microsoft.CodeAnalysis.CSharp.Syntax.AssignmentExpressionSyntax>().Any(a => a.Left.ToString() == member.Name);
}
