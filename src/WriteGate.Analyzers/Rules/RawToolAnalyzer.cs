using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1004: refuses a method with a tier that is handed to an AI host as it is.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawToolAnalyzer() : GateRule(RawToolRule.Descriptors)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        ToolCatalog tools = ToolCatalog.For(start.Compilation, start.Options);
        start.RegisterSemanticModelAction(context =>
        {
            ToolsOfFile file = tools.In(context.SemanticModel, context.CancellationToken);
            foreach (AgentTool tool in file.Declared)
            {
                if (tool.HandedBy is { } host && IsGuarded(tool))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        RawToolRule.Marked, tool.Location, tool.Method.Name, tool.Kind, host, Instead(tool.Declaration, host, tool.Method)));
                }
            }

            foreach ((IInvocationOperation call, AgentTool handed) in file.Handed)
            {
                if ((IsGuarded(handed) ? handed : CalledIn(handed.Method, call, tools)) is { } raw)
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        RawToolRule.Handed, handed.Location, raw.Method.Name, raw.Kind, handed.HandedBy, Instead(handed.Declaration, handed.HandedBy!, raw.Method)));
                }
            }
        });
    }

    /// <summary>Whether a method belongs behind the gate. A read outside tools classes may be handed to whom it pleases.</summary>
    private static bool IsGuarded(AgentTool tool) => tool.HasContract || tool.Tier is not (null or Tier.ReadOnly);

    /// <summary>The guarded method that a lambda calls; others are another rule's business, wherever they stand.</summary>
    private static AgentTool? CalledIn(IMethodSymbol lambda, IInvocationOperation call, ToolCatalog tools)
        => lambda.MethodKind != MethodKind.AnonymousFunction ? null
            : call.Descendants().OfType<IInvocationOperation>().Select(c => tools.Find(c.TargetMethod)).FirstOrDefault(t => t is not null && IsGuarded(t));

    private static string Instead(ToolDeclaration declaration, string host, IMethodSymbol method)
        => declaration == ToolDeclaration.Mcp || host == "[McpServerTool]" ? $"WithWriteGateTools<{method.ContainingType.Name}>()" : "run.AsAITools()";
}
