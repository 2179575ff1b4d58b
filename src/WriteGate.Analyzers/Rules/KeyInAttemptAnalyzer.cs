using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG3005: refuses a key that each attempt makes anew.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class KeyInAttemptAnalyzer() : AttemptRule(KeyInAttemptRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AttemptRuleContext context)
    {
        foreach (RepeatedWrite write in context.Writes)
        {
            foreach (Mutation mutation in write.Mutations.Where(m => m.Slot == Slot.Key))
            {
                yield return AttemptDiagnostic.Of(
                    mutation.Source is FreshSource.None ? KeyInAttemptRule.Assigned : KeyInAttemptRule.Fresh, mutation, write, context);
            }
        }
    }
}
