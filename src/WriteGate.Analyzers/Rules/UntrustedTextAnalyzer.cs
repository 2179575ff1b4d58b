using System.Collections.Concurrent;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Effects.Calls;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG5001: warns of untrusted text that steers: as an instruction, a tool's name or a record's identifier.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UntrustedTextAnalyzer() : GateRule(UntrustedTextRule.Descriptors)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        KnownSymbols known = KnownSymbols.For(start.Compilation);
        if (!known.IsReferenced)
        {
            return;
        }

        // One body may read several texts; one misuse is one diagnostic.
        ConcurrentDictionary<Location, bool> reported = new();
        start.RegisterOperationAction(
            context =>
            {
                if (IsText(context.Operation, known))
                {
                    IOperation body = OperationTree.Root(context.Operation);
                    TextFlow flow = TextFlow.In(body, o => IsText(o, known), known, context.CancellationToken);
                    foreach (SteeringUse use in body.DescendantsAndSelf().SelectMany(o => SteeringUses.Of(o, flow, known)))
                    {
                        if (reported.TryAdd(use.Location, true))
                        {
                            context.ReportDiagnostic(Diagnostic.Create(UntrustedTextRule.Used, use.Location, use.User, use.Role, use.Instead));
                        }
                    }
                }
            },
            OperationKind.PropertyReference);
    }

    private static bool IsText(IOperation operation, KnownSymbols known)
        => operation is IPropertyReferenceOperation { Property: { Name: "Value" } property } && known.Is(property.ContainingType, KnownNames.UntrustedText);
}
