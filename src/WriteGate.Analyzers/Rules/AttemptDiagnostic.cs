using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Rules;

/// <summary>
/// How a difference between two attempts is reported. For a fixer, its further locations are the loop, lambda or method
/// above which the value belongs, the write, and, where <see cref="IsHoistable"/> is set, the declaration that can be moved.
/// </summary>
internal static class AttemptDiagnostic
{
    /// <summary>Set on a diagnostic whose third further location is a declaration of one variable that may be moved.</summary>
    public const string IsHoistable = "Hoistable";

    public static Diagnostic Of(DiagnosticDescriptor descriptor, Mutation mutation, RepeatedWrite write, AttemptRuleContext context)
    {
        SyntaxNode scope = write.Attempt.Scope;
        SyntaxNode? declaration = scope.Span.Contains(mutation.Operation.Syntax.Span) ? Declaration(mutation, scope) : null;
        Location[] further = declaration is null
            ? [scope.GetLocation(), write.Write.Syntax.GetLocation()]
            : [scope.GetLocation(), write.Write.Syntax.GetLocation(), declaration.GetLocation()];
        return Diagnostic.Create(
            descriptor,
            context.PlaceOf(mutation.Operation.Syntax, write.Write.Syntax),
            further,
            declaration is null ? ImmutableDictionary<string, string?>.Empty : ImmutableDictionary<string, string?>.Empty.Add(IsHoistable, mutation.Name),
            context.Name,
            write.Name,
            mutation.Name,
            mutation.Source.Words(),
            Above(write));
    }

    /// <summary>The declaration of one variable from nothing of the attempt but what is fresh in it.</summary>
    private static LocalDeclarationStatementSyntax? Declaration(Mutation mutation, SyntaxNode scope)
        => mutation.Source is not (FreshSource.None or FreshSource.Counter or FreshSource.Exception or FreshSource.Model)
            && mutation.Operation.Syntax.FirstAncestorOrSelf<LocalDeclarationStatementSyntax>() is { Declaration.Variables.Count: 1 } statement
            && scope.Span.Contains(statement.Span)
            && !statement.DescendantNodes().Any(n => n is AwaitExpressionSyntax)
                ? statement
                : null;

    private static string Above(RepeatedWrite write) => write.Attempt.Kind switch
    {
        AttemptKind.Loop when write.Attempt.Scope is StatementSyntax => "loop",
        AttemptKind.Delegate when write.Attempt.Scope is AnonymousFunctionExpressionSyntax => "lambda",
        AttemptKind.Loop => "label",
        _ => "method",
    };
}
