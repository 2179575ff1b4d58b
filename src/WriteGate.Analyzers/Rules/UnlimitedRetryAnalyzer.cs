using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG3006: refuses a retry of a write without a limit.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UnlimitedRetryAnalyzer() : AttemptRule(UnlimitedRetryRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AttemptRuleContext context)
    {
        foreach (RepeatedWrite write in context.Writes)
        {
            if (write.Policy is { } policy)
            {
                if (policy.Unlimited is { } unlimited)
                {
                    yield return Diagnostic.Create(UnlimitedRetryRule.Handed, NameOf(write.Handing ?? unlimited), context.Name, write.Name, policy.Name);
                }
            }
            else if (write.Attempt.Kind != AttemptKind.Delegate && AttemptLimit.Missing(write.Attempt) is { } loop)
            {
                yield return Diagnostic.Create(UnlimitedRetryRule.Loop, Head(loop), context.Name, write.Name);
            }
        }
    }

    /// <summary>A loop is reported at its first word.</summary>
    private static Location Head(SyntaxNode loop) => loop is StatementSyntax ? loop.GetFirstToken().GetLocation() : NameOf(loop);

    private static Location NameOf(SyntaxNode call) => call switch
    {
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax member } => member.Name.GetLocation(),
        InvocationExpressionSyntax { Expression: { } name } => name.GetLocation(),
        _ => call.GetLocation(),
    };
}
