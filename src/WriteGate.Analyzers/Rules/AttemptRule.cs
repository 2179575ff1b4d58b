using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Effects.Attempts;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>A rule over writes that may run again after they failed. Rules differ in what they say of one, never in how they are found.</summary>
public abstract class AttemptRule : GateRule
{
    private protected AttemptRule(ImmutableArray<DiagnosticDescriptor> descriptors)
        : base(descriptors)
    {
    }

    private protected sealed override void Register(CompilationStartAnalysisContext start)
    {
        WriteCalls calls = new(start.Compilation, start.Options);

        // What two members repeat may be one mistake in a third.
        ConcurrentDictionary<(DiagnosticDescriptor, Location), bool> reported = new();
        start.RegisterCodeBlockAction(context =>
        {
            if (GeneratedTrees.IsOurs(context.CodeBlock.SyntaxTree))
            {
                return;
            }

            foreach (Diagnostic diagnostic in Diagnostics(new(context, calls)))
            {
                if (reported.TryAdd((diagnostic.Descriptor, diagnostic.Location), true))
                {
                    context.ReportDiagnostic(diagnostic);
                }
            }
        });
    }

    /// <summary>What the rule has to say of one member.</summary>
    private protected abstract IEnumerable<Diagnostic> Diagnostics(AttemptRuleContext context);
}
