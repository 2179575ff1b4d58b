using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG3009: warns of a read-modify-write that is repeated on a conflict.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ConflictRetryAnalyzer() : AttemptRule(ConflictRetryRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AttemptRuleContext context)
    {
        foreach (RepeatedWrite write in context.Writes)
        {
            if (ConflictRetry.ReadAgain(write) is { } read)
            {
                yield return Diagnostic.Create(
                    ConflictRetryRule.Repeated, context.PlaceOf(write.Write.Syntax, write.Handing ?? write.Write.Syntax), context.Name, write.Name, read.TargetMethod.Name);
            }
        }
    }
}
