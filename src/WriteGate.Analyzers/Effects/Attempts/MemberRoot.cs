using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>The operations of a member as a whole, as a flow can be made of them.</summary>
internal static class MemberRoot
{
    public static IOperation? Of(SyntaxNode member, SemanticModel model, CancellationToken cancellationToken)
    {
        SyntaxNode? body = member switch
        {
            PropertyDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            IndexerDeclarationSyntax { ExpressionBody: { } arrow } => arrow,
            PropertyDeclarationSyntax { Initializer: { } initializer } => initializer,
            VariableDeclaratorSyntax { Initializer: { } initializer } => initializer,
            FieldDeclarationSyntax { Declaration.Variables: { Count: 1 } variables } => variables[0].Initializer,
            _ => member,
        };
        return body is null ? null : model.GetOperation(body, cancellationToken);
    }
}
