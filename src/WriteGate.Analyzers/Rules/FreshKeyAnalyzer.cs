using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Effects.Attempts;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG3003: refuses a key that cannot be made again.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class FreshKeyAnalyzer() : AttemptRule(FreshKeyRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AttemptRuleContext context)
    {
        foreach (Diagnostic diagnostic in Parts(context))
        {
            yield return diagnostic;
        }

        if (!context.Mentions(WordRole.Key, KeySites.IsHint) || MemberRoot.Of(context.Member, context.Model, context.CancellationToken) is not { } root)
        {
            yield break;
        }

        foreach (IOperation key in KeySites.In(root, context.Calls))
        {
            if (FreshMembers.Find(key, context.Compilation, isKey: true) is { } fresh
                && !KeySites.IsRemembered(key, root)
                && !context.Writes.Any(w => w.Attempt.Scope.Span.End >= key.Syntax.SpanStart || w.Mutations.Any(m => m.Operation.Syntax == fresh.Operation.Syntax)))
            {
                yield return Diagnostic.Create(
                    FreshKeyRule.Sent, context.PlaceOf(fresh.Operation.Syntax, key.Syntax), context.Name, fresh.Source.Words());
            }
        }
    }

    /// <summary>What <c>[IdempotentBy]</c> names must not begin with a value of its own.</summary>
    private static IEnumerable<Diagnostic> Parts(AttemptRuleContext context)
    {
        if (context.Owner is not IMethodSymbol method
            || !MayHaveAttributes(context.Member, method)
            || KnownSymbols.For(context.Compilation).Find(method, KnownNames.IdempotentBy) is not { } attribute)
        {
            yield break;
        }

        foreach (TypedConstant part in attribute.List(0))
        {
            if (method.Parameters.FirstOrDefault(p => p.Name == part.Value as string) is { Type: INamedTypeSymbol type } parameter
                && FreshMembers.OfNew(type, context.Compilation, _ => true) is { } made
                && made.Member.DeclaringSyntaxReferences[0].GetSyntax(context.CancellationToken) is { } declaration
                && parameter.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax(context.CancellationToken) is { } here)
            {
                Location place = declaration.SyntaxTree == context.Member.SyntaxTree ? made.Member.Locations[0] : here.GetLocation();
                yield return Diagnostic.Create(FreshKeyRule.Initial, place, context.Name, made.Source.Words(), made.Member.Name);
            }
        }
    }

    /// <summary>The attributes of a partial method may stand at its other part.</summary>
    private static bool MayHaveAttributes(SyntaxNode member, IMethodSymbol method) => method.IsPartialDefinition || method.PartialDefinitionPart is not null || member switch
    {
        MemberDeclarationSyntax declaration => declaration.AttributeLists.Count > 0,
        AccessorDeclarationSyntax accessor => accessor.AttributeLists.Count > 0,
        _ => true,
    };
}
