using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.CodeFixes.Editing;

/// <summary>Raises the tier that a method declares.</summary>
internal static class Tier
{
    /// <summary>Writes <c>Reviewed</c> where <c>[WriteTier]</c> names a lower member of the enum; false where it is said in another way.</summary>
    public static bool Raise(EditSite site)
    {
        if (!site.IsAt(out MethodDeclarationSyntax method, out _))
        {
            return false;
        }

        IEnumerable<MemberAccessExpressionSyntax> named = method.AttributeLists
            .SelectMany(list => list.Attributes)
            .Select(a => a.ArgumentList?.Arguments.FirstOrDefault()?.Expression)
            .OfType<MemberAccessExpressionSyntax>()
            .Where(tier => site.Model.GetSymbolInfo(tier, site.CancellationToken).Symbol is { ContainingType: { Name: "WriteTier", ContainingNamespace.Name: "WriteGate" } }
                && (tier.Name.Identifier.Text is "ReadOnly" or "Autonomous"));
        if (named.FirstOrDefault() is not { } lower)
        {
            return false;
        }

        site.Replace(lower.Name, name => SyntaxFactory.IdentifierName("Reviewed").WithTriviaFrom(name));
        return true;
    }
}
