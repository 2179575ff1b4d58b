using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.Effects.Sinks;

namespace WriteGate.Analyzers.Effects.Missing;

/// <summary>
/// Names the type of an expression whose assembly is missing: by the name that its declaration gives it and the namespaces
/// imported there. What has no such name is left alone.
/// </summary>
internal sealed class MissingTypes(Imports imports, SinkFinder sinks)
{
    private const int MaxDepth = 8;

    /// <summary>The full names that the expression's type, or a base of it, may have.</summary>
    public IEnumerable<string> NamesOf(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
        => NamesOf(expression, model, 0, cancellationToken);

    /// <summary>The names of a type: its own where it is missing, those of missing bases where it is of the sources.</summary>
    public IEnumerable<string> NamesOf(ITypeSymbol? type, SyntaxTree declaredIn, CancellationToken cancellationToken)
    {
        switch (type)
        {
            case INamedTypeSymbol { OriginalDefinition.SpecialType: SpecialType.System_Nullable_T } nullable:
                // The compiler takes a missing type for a value type where it is nullable.
                return NamesOf(nullable.TypeArguments[0], declaredIn, cancellationToken);
            case INamedTypeSymbol { Name: "Task" or "ValueTask", TypeArguments.Length: 1 } task:
                return NamesOf(task.TypeArguments[0], declaredIn, cancellationToken);
            case INamedTypeSymbol { TypeKind: TypeKind.Error, Name: var name, ContainingType: { TypeKind: TypeKind.Error } outer } when name == outer.Name + "Client":
                // Deals.DealsClient is how the gRPC compiler names a service and its client.
                return ["Grpc.Core.ClientBase"];
            case INamedTypeSymbol { TypeKind: TypeKind.Error, Name.Length: > 0 } missing:
                return missing.ContainingNamespace is { IsGlobalNamespace: false } space
                    ? [space.ToDisplayString() + "." + missing.Name]
                    : imports.FullNames(missing.Name, declaredIn, cancellationToken);
            case INamedTypeSymbol { DeclaringSyntaxReferences.IsEmpty: false } source:
                SyntaxTree tree = source.DeclaringSyntaxReferences[0].SyntaxTree;
                return new[] { source.BaseType }.Concat(source.Interfaces)
                    .Where(b => b is { TypeKind: TypeKind.Error } or { DeclaringSyntaxReferences.IsEmpty: false })
                    .SelectMany(b => NamesOf(b, tree, cancellationToken));
            case ITypeParameterSymbol parameter:
                return parameter.ConstraintTypes.SelectMany(c => NamesOf(c, declaredIn, cancellationToken));
            default:
                return [];
        }
    }

    private IEnumerable<string> NamesOf(ExpressionSyntax expression, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        if (depth > MaxDepth)
        {
            return [];
        }

        ISymbol? symbol = model.GetSymbolInfo(expression, cancellationToken).Symbol;
        ITypeSymbol? type = symbol switch
        {
            INamedTypeSymbol named => named,
            _ => model.GetTypeInfo(expression, cancellationToken).Type,
        };
        SyntaxTree[] trees = [expression.SyntaxTree, DeclaredIn(expression, model, cancellationToken)];
        string[] names = [.. trees.Distinct().SelectMany(tree => NamesOf(type, tree, cancellationToken)).Distinct()];
        return names.Length > 0 || type is not { TypeKind: TypeKind.Error } ? names : Derived(expression, symbol, model, depth, cancellationToken);
    }

    /// <summary>The names of an expression that has no declared type: those of what it is made from, or the namespace of it.</summary>
    private IEnumerable<string> Derived(ExpressionSyntax expression, ISymbol? symbol, SemanticModel model, int depth, CancellationToken cancellationToken)
    {
        switch (expression)
        {
            case AwaitExpressionSyntax awaited: return NamesOf(awaited.Expression, model, depth + 1, cancellationToken);
            case ParenthesizedExpressionSyntax inner: return NamesOf(inner.Expression, model, depth + 1, cancellationToken);
            case PostfixUnaryExpressionSyntax { RawKind: (int)SyntaxKind.SuppressNullableWarningExpression } sure: return NamesOf(sure.Operand, model, depth + 1, cancellationToken);
            case ObjectCreationExpressionSyntax creation: return imports.FullNames(SimpleName(creation.Type), creation.SyntaxTree, cancellationToken);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: GenericNameSyntax { TypeArgumentList.Arguments: { Count: 1 } only } } }:
                return imports.FullNames(SimpleName(only[0]), expression.SyntaxTree, cancellationToken);
            case InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax access }: return Neighbours(NamesOf(access.Expression, model, depth + 1, cancellationToken));
            case MemberAccessExpressionSyntax access:
                string[] neighbours = [.. Neighbours(NamesOf(access.Expression, model, depth + 1, cancellationToken))];
                return neighbours.Concat(neighbours.SelectMany(n => NamedAfter(access.Name.Identifier.ValueText, n)));
            case ElementAccessExpressionSyntax element: return NamesOf(element.Expression, model, depth + 1, cancellationToken);
            case IdentifierNameSyntax when symbol is ILocalSymbol && Initializer(symbol, cancellationToken) is { } value: return NamesOf(value, model, depth + 1, cancellationToken);
            case IdentifierNameSyntax name when symbol is null: return imports.FullNames(name.Identifier.ValueText, name.SyntaxTree, cancellationToken);
            default: return [];
        }
    }

    /// <summary>The file that names the type: where the member, or what a <c>var</c> is made from, is declared.</summary>
    private static SyntaxTree DeclaredIn(ExpressionSyntax expression, SemanticModel model, CancellationToken cancellationToken)
    {
        for (int depth = 0; depth < MaxDepth; depth++)
        {
            switch (expression)
            {
                case AwaitExpressionSyntax awaited: expression = awaited.Expression; continue;
                case ParenthesizedExpressionSyntax inner: expression = inner.Expression; continue;
                case PostfixUnaryExpressionSyntax sure: expression = sure.Operand; continue;
            }

            ISymbol? symbol = model.GetSymbolInfo(expression, cancellationToken).Symbol;
            if (symbol is not ILocalSymbol || Initializer(symbol, cancellationToken) is not { } value || value.SyntaxTree != model.SyntaxTree)
            {
                return symbol?.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree ?? expression.SyntaxTree;
            }

            expression = value;
        }

        return expression.SyntaxTree;
    }

    private static ExpressionSyntax? Initializer(ISymbol local, CancellationToken cancellationToken)
        => (local.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) as VariableDeclaratorSyntax)?.Initializer?.Value;

    /// <summary>What a missing type's members give is of its own namespace, under a name that is not known.</summary>
    private IEnumerable<string> Neighbours(IEnumerable<string> names)
    {
        string[] all = [.. names];
        string[] listed = [.. all.Where(sinks.Names)];
        return (listed.Length > 0 ? listed : all).Select(n => n.Substring(0, n.LastIndexOf('.') + 1) + UnknownName).Distinct();
    }

    /// <summary>Types of the tables that a property is called after, beside another of their namespace: <c>page.Keyboard</c> is an <c>IKeyboard</c>.</summary>
    private IEnumerable<string> NamedAfter(string property, string neighbour)
    {
        string space = neighbour.Substring(0, neighbour.LastIndexOf('.') + 1);
        return new[] { space + property, space + "I" + property }.Where(sinks.Names);
    }

    private static string SimpleName(TypeSyntax type) => type switch
    {
        GenericNameSyntax generic => generic.Identifier.ValueText,
        QualifiedNameSyntax qualified => qualified.Right.Identifier.ValueText,
        SimpleNameSyntax simple => simple.Identifier.ValueText,
        NullableTypeSyntax nullable => SimpleName(nullable.ElementType),
        _ => "",
    };

    private const string UnknownName = "?";
}
