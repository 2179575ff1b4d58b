using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG3010: warns of a retry below an HTTP client that resends writes without a key.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BlanketHttpRetryAnalyzer() : AttemptRule(BlanketHttpRetryRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AttemptRuleContext context)
    {
        bool isHandler = context.Owner is IMethodSymbol { IsOverride: true, Name: "SendAsync" or "Send" } method && DerivesFromHandler(method.ContainingType);
        if ((!isHandler && !context.Mentions(WordRole.RetryRegistration, HttpRetries.Registrations.Contains)) || MemberRoot.Of(context.Member, context.Model, context.CancellationToken) is not { } root)
        {
            yield break;
        }

        foreach (IInvocationOperation call in HttpRetries.In(root, context.Calls, context.CancellationToken))
        {
            yield return Diagnostic.Create(BlanketHttpRetryRule.Registered, NameOf(call), context.Name, call.TargetMethod.Name);
        }

        if (isHandler && !HttpRetries.LooksAtRequest(root))
        {
            IInvocationOperation[] sent = [.. root.DescendantsAndSelf().OfType<IInvocationOperation>().Where(WriteCalls.IsResent)];
            IInvocationOperation? again = sent.Length > 1 ? sent[1] : context.Writes.Select(w => w.Write).FirstOrDefault(WriteCalls.IsResent);
            if (again is not null)
            {
                yield return Diagnostic.Create(BlanketHttpRetryRule.Handler, NameOf(again), context.Owner.ContainingType.Name);
            }
        }
    }

    private static bool DerivesFromHandler(INamedTypeSymbol type)
    {
        for (INamedTypeSymbol? t = type.BaseType; t is not null; t = t.BaseType)
        {
            if (t.Name == "DelegatingHandler")
            {
                return true;
            }
        }

        return false;
    }

    private static Location NameOf(IInvocationOperation call)
        => call.Syntax is InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name: { } name } } ? name.GetLocation() : call.Syntax.GetLocation();
}
