using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>
/// The tools of one file. Its text says where one can be, and only there the compiler is asked for more, so that a file
/// without tools costs one look at it.
/// </summary>
/// <param name="Declared">The methods that are tools by their own declaration.</param>
/// <param name="Handed">The tools that calls make of methods, declared ones included, each with its call.</param>
internal sealed record ToolsOfFile(ImmutableArray<AgentTool> Declared, ImmutableArray<(IInvocationOperation Call, AgentTool Tool)> Handed)
{
    public static ToolsOfFile In(SemanticModel model, ToolCatalog tools, CancellationToken cancellationToken)
    {
        SyntaxNode root = model.SyntaxTree.GetRoot(cancellationToken);
        return new(
            [.. MethodsThatMayBeTools(root, model, cancellationToken).Select(tools.Find).OfType<AgentTool>()],
            [.. tools.SeesFactories ? Handing(root, model, tools, cancellationToken) : []]);
    }

    /// <summary>A tool is marked: the method itself, what it overrides or is the other part of, or its type.</summary>
    private static IEnumerable<IMethodSymbol> MethodsThatMayBeTools(SyntaxNode root, SemanticModel model, CancellationToken cancellationToken)
    {
        foreach (TypeDeclarationSyntax type in root.DescendantNodes(MayHoldTypes).OfType<TypeDeclarationSyntax>())
        {
            bool isMarked = type.Members.Any(m => m is MethodDeclarationSyntax) && model.GetDeclaredSymbol(type, cancellationToken)?.GetAttributes().IsEmpty == false;
            foreach (MemberDeclarationSyntax member in type.Members)
            {
                if (member is MethodDeclarationSyntax method && (isMarked || IsMarked(method)) && model.GetDeclaredSymbol(method, cancellationToken) is { } symbol)
                {
                    yield return symbol;
                }
            }
        }
    }

    private static bool MayHoldTypes(SyntaxNode node) => node is CompilationUnitSyntax or BaseNamespaceDeclarationSyntax or TypeDeclarationSyntax;

    private static bool IsMarked(MethodDeclarationSyntax method)
        => method.AttributeLists.Count > 0 || method.Modifiers.Any(m => m.ValueText is "override" or "partial");

    private static IEnumerable<(IInvocationOperation, AgentTool)> Handing(SyntaxNode root, SemanticModel model, ToolCatalog tools, CancellationToken cancellationToken)
        => from place in SourceWords.Of(root.SyntaxTree).PlacesOf(WordRole.Factory)
           let syntax = CallOf(root.FindToken(place), place)
           where syntax is not null
           let call = model.GetOperation(syntax, cancellationToken) as IInvocationOperation
           where call is not null
           from tool in tools.HandedOverIn(call, cancellationToken)
           select (call, tool);

    /// <summary>The call whose name a token is; null for any other token, such as the one after a comment.</summary>
    private static InvocationExpressionSyntax? CallOf(SyntaxToken token, int place)
    {
        SyntaxNode? called = token.Span.Contains(place) ? token.Parent as SimpleNameSyntax : null;
        called = called?.Parent is MemberAccessExpressionSyntax or MemberBindingExpressionSyntax ? called.Parent : called;
        return called?.Parent is InvocationExpressionSyntax call && call.Expression == called && ToolFactories.MayBeNamed(call.CalledName()) ? call : null;
    }
}
