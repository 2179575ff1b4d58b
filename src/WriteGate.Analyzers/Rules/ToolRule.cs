using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Rules;

/// <summary>A rule over tools, however they are declared. Rules differ in what they say of a tool, never in how tools are found.</summary>
public abstract class ToolRule : GateRule
{
    private protected ToolRule(ImmutableArray<DiagnosticDescriptor> descriptors)
        : base(descriptors)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext start)
    {
        ToolCatalog tools = ToolCatalog.For(start.Compilation, start.Options);

        // A method may be made a tool several times; one mistake in it is one diagnostic.
        ConcurrentDictionary<(DiagnosticDescriptor, Location), bool> reported = new();
        start.RegisterSemanticModelAction(context =>
        {
            ToolsOfFile file = tools.In(context.SemanticModel, context.CancellationToken);
            foreach (AgentTool tool in file.Declared)
            {
                Report(tool, context);
            }

            foreach ((_, AgentTool tool) in file.Handed)
            {
                if (SaysOfDeclared || tools.Find(tool.Method) is null)
                {
                    Report(tool, context);
                }
            }
        });

        void Report(AgentTool tool, SemanticModelAnalysisContext context)
        {
            foreach (Diagnostic diagnostic in Diagnostics(tool, new(start.Compilation, start.Options, context.CancellationToken)))
            {
                if (reported.TryAdd((diagnostic.Descriptor, diagnostic.Location), true))
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        }
    }

    /// <summary>Whether it also has something to say of a declared tool where that is handed to a factory.</summary>
    private protected virtual bool SaysOfDeclared => false;

    /// <summary>What the rule has to say of one tool.</summary>
    private protected abstract IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context);
}
