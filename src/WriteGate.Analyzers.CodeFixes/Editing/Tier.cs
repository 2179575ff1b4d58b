using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace WriteGate.Analyzers.CodeFixes.Editing;

/// <summary>Raises the tier that a method declares.</summary>
internal static class Tier
{
    /// <summary>
    /// Writes a higher tier where <c>[WriteTier]</c> names <c>Autonomous</c>; false where it is said in another way, and for
    /// a read, which needs more than a tier to become a write.
    /// </summary>
    public static bool Raise(EditSite site, string tier)
    {
        if (!site.IsAt(out MethodDeclarationSyntax method, out _))
        {
            return false;
        }

        IEnumerable<MemberAccessExpressionSyntax> lowest = method.AttributeLists
            .SelectMany(list => list.Attributes)
            .Select(a => a.ArgumentList?.Arguments.FirstOrDefault()?.Expression)
            .OfType<MemberAccessExpressionSyntax>()
            .Where(named => site.Model.GetSymbolInfo(named, site.CancellationToken).Symbol is { ContainingType: { Name: "WriteTier", ContainingNamespace.Name: "WriteGate" } }
                && named.Name.Identifier.Text == "Autonomous");
        if (lowest.FirstOrDefault() is not { } lower)
        {
            return false;
        }

        site.Replace(lower.Name, name => SyntaxFactory.IdentifierName(tier).WithTriviaFrom(name));
        return true;
    }
}
