using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG3007: warns of a back-off that is the same for everybody.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BackoffWithoutJitterAnalyzer() : AttemptRule(BackoffWithoutJitterRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AttemptRuleContext context)
    {
        foreach (RepeatedWrite write in context.Writes)
        {
            if (write.Policy is { } policy)
            {
                if (policy.WithoutJitter is { } wait)
                {
                    yield return Diagnostic.Create(
                        BackoffWithoutJitterRule.Handed, context.PlaceOf(wait, write.Handing ?? wait), context.Name, write.Name, policy.Name);
                }
            }
            else if (write.Attempt.Kind != AttemptKind.Delegate)
            {
                foreach (SyntaxNode wait in Backoff.WithoutJitter(write.Attempt, context.Compilation))
                {
                    yield return Diagnostic.Create(BackoffWithoutJitterRule.Delay, context.PlaceOf(wait, write.Write.Syntax), context.Name, write.Name);
                }
            }
        }
    }
}
