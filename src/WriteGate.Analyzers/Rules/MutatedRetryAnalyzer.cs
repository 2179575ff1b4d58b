using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG3004: refuses a retry whose payload or target differs from the first attempt's.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MutatedRetryAnalyzer() : AttemptRule(MutatedRetryRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AttemptRuleContext context)
    {
        foreach (RepeatedWrite write in context.Writes)
        {
            // What is read again on a conflict differs by design: WG3009 speaks of it.
            if (ConflictRetry.ReadAgain(write) is not null)
            {
                continue;
            }

            foreach (Mutation mutation in write.Mutations.Where(m => m.Slot != Slot.Key))
            {
                DiagnosticDescriptor says = mutation.Source switch
                {
                    FreshSource.None => MutatedRetryRule.Assigned,
                    FreshSource.Counter or FreshSource.Exception => MutatedRetryRule.Derived,
                    _ => MutatedRetryRule.Fresh,
                };
                yield return AttemptDiagnostic.Of(says, mutation, write, context);
            }
        }
    }
}
