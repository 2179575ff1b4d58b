using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>Finds the operations that run when a method runs, in this compilation or in one that it refers to as source.</summary>
internal sealed class Bodies(Compilation compilation)
{
    private readonly Dictionary<SyntaxTree, Compilation> others = compilation.References
        .OfType<CompilationReference>()
        .SelectMany(r => r.Compilation.SyntaxTrees.Select(tree => (tree, r.Compilation)))
        .GroupBy(p => p.tree)
        .ToDictionary(g => g.Key, g => g.First().Compilation);

    public SemanticModel? ModelOf(SyntaxTree tree) => compilation.ContainsSyntaxTree(tree)
        ? compilation.GetSemanticModel(tree)
        : others.TryGetValue(tree, out Compilation other) ? other.GetSemanticModel(tree) : null;

    public IEnumerable<IOperation> Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        IMethodSymbol body = method.PartialImplementationPart ?? method;
        foreach (SyntaxReference reference in body.DeclaringSyntaxReferences)
        {
            SyntaxNode node = reference.GetSyntax(cancellationToken);
            if (node is not TypeDeclarationSyntax && Operation(node, cancellationToken) is { } operation)
            {
                yield return operation;
            }
        }

        if (method.MethodKind == MethodKind.Constructor)
        {
            foreach (IOperation initializer in Initializers(method.ContainingType, cancellationToken))
            {
                yield return initializer;
            }
        }
    }

    /// <summary>What instance fields and properties begin with.</summary>
    private IEnumerable<IOperation> Initializers(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type.GetMembers()
            .Where(m => !m.IsStatic && m is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { IsStatic: false })
            .Select(m => InitializerOf(m, cancellationToken))
            .OfType<IOperation>();

    /// <summary>The value that a field or property begins with.</summary>
    public IOperation? InitializerOf(ISymbol member, CancellationToken cancellationToken)
    {
        EqualsValueClauseSyntax? clause = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(cancellationToken) switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer,
            PropertyDeclarationSyntax property => property.Initializer,
            _ => null,
        };
        return clause is null ? null : (Operation(clause, cancellationToken) as ISymbolInitializerOperation)?.Value;
    }

    private IOperation? Operation(SyntaxNode node, CancellationToken cancellationToken)
        => ModelOf(node.SyntaxTree)?.GetOperation(node, cancellationToken);
}
