using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Effects.Attempts;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG3008: refuses a write tool that swallows a failure.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SwallowedFailureAnalyzer() : ToolRule(SwallowedFailureRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        WriteCalls calls = new(context.Compilation, context.Options);
        if (tool.Tier == Tier.ReadOnly
            || calls.EffectOf(tool.Method, context.CancellationToken) != EffectKind.Write
            || Body.OfMethod(tool.Method, context.Compilation, context.CancellationToken) is not { } body)
        {
            yield break;
        }

        Dictionary<SyntaxNode, IInvocationOperation> writes = calls.WritesIn(body, context.CancellationToken);
        HashSet<SyntaxNode> reported = [];
        foreach ((IOperation operation, int block, int _) in body.AllOperations())
        {
            if (operation is not IInvocationOperation || !writes.TryGetValue(operation.Syntax, out IInvocationOperation write))
            {
                continue;
            }

            foreach (SyntaxToken word in SwallowedFailure.Catches(body, write, block, writes))
            {
                if (reported.Add(word.Parent!))
                {
                    yield return Diagnostic.Create(SwallowedFailureRule.Caught, word.GetLocation(), tool.Title, write.TargetMethod.Name);
                }
            }

            if (IgnoredResult.Is(write) && reported.Add(write.Syntax))
            {
                yield return Diagnostic.Create(SwallowedFailureRule.Ignored, write.Syntax.GetLocation(), tool.Title, write.TargetMethod.Name);
            }
        }
    }
}
