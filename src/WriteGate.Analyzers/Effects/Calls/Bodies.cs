using System.Collections.Concurrent;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>Finds the operations that run when a method runs, in this compilation or in one that it refers to as source.</summary>
internal sealed class Bodies
{
    private static readonly ConditionalWeakTable<Compilation, Bodies> Cache = new();

    private readonly ConcurrentDictionary<ISymbol, IOperation?> own = new(SymbolEqualityComparer.Default);
    private readonly Lazy<Dictionary<SyntaxTree, Compilation>> others;
    private readonly Compilation compilation;

    private Bodies(Compilation compilation)
    {
        this.compilation = compilation;
        others = new(() => compilation.References
            .OfType<CompilationReference>()
            .SelectMany(r => r.Compilation.SyntaxTrees.Select(tree => (tree, r.Compilation)))
            .GroupBy(p => p.tree)
            .ToDictionary(g => g.Key, g => g.First().Compilation));
    }

    public static Bodies For(Compilation compilation) => Cache.GetValue(compilation, static c => new(c));

    public SemanticModel? ModelOf(SyntaxTree tree) => compilation.ContainsSyntaxTree(tree)
        ? compilation.GetSemanticModel(tree)
        : others.Value.TryGetValue(tree, out Compilation other) ? other.GetSemanticModel(tree) : null;

    /// <summary>All that a method runs, a constructor what its fields and properties begin with, too.</summary>
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

    /// <summary>
    /// The operations of a method, a getter, or what a local, field or property of this compilation begins with, bound once, so
    /// that the same question is answered by the same operations; null for one of another compilation.
    /// </summary>
    public IOperation? Own(ISymbol member) => own.GetOrAdd(
        (member.OriginalDefinition as IMethodSymbol)?.PartialImplementationPart ?? member.OriginalDefinition, BindOwn);

    private IOperation? BindOwn(ISymbol member)
    {
        SyntaxNode? syntax = member.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax();
        syntax = syntax switch
        {
            VariableDeclaratorSyntax variable => variable.Initializer?.Value,
            PropertyDeclarationSyntax { Initializer.Value: { } value } => value,
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            PropertyDeclarationSyntax { AccessorList: { } accessors } => accessors.Accessors.FirstOrDefault(a => a.IsKind(SyntaxKind.GetAccessorDeclaration)),
            BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or AccessorDeclarationSyntax or ArrowExpressionClauseSyntax or AnonymousFunctionExpressionSyntax => syntax,
            _ => null,
        };
        return syntax is not null && compilation.ContainsSyntaxTree(syntax.SyntaxTree) ? Operation(syntax, CancellationToken.None) : null;
    }

    /// <summary>What instance fields and properties begin with.</summary>
    private IEnumerable<IOperation> Initializers(INamedTypeSymbol type, CancellationToken cancellationToken)
        => type.GetMembers()
            .Where(m => !m.IsStatic && m is IFieldSymbol { IsImplicitlyDeclared: false } or IPropertySymbol { IsStatic: false })
            .Select(m => InitializerOf(m, cancellationToken))
            .OfType<IOperation>();

    private IOperation? Operation(SyntaxNode node, CancellationToken cancellationToken)
        => ModelOf(node.SyntaxTree)?.GetOperation(node, cancellationToken);
}
