using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1003: refuses a call of a raw write from anywhere but its generated tool: its own class can still see it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RawCallAnalyzer() : GateRule(ExposedWriteRule.Descriptors)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        ToolCatalog tools = ToolCatalog.For(start.Compilation, start.Options);
        KnownSymbols known = KnownSymbols.For(start.Compilation);
        if (!known.IsReferenced)
        {
            return;
        }

        start.RegisterOperationAction(
            context =>
            {
                IMethodSymbol? called = context.Operation switch
                {
                    IInvocationOperation call => HandedMethods.ByName(call, known) ?? call.TargetMethod,
                    IMethodReferenceOperation reference => reference.Method,
                    _ => null,
                };
                if (called is { DeclaringSyntaxReferences.IsEmpty: false } && tools.Find(called.OriginalDefinition) is { HasContract: true, Tier: { } tier and not Tier.ReadOnly } tool
                    && !IsOurs(context.Operation) && !IsHandedOver(context.Operation, known))
                {
                    context.ReportDiagnostic(Diagnostic.Create(
                        ExposedWriteRule.Called, Place(context.Operation), tool.Method.Name, tier, $"run.For<{tool.Method.ContainingType.Name}>().{tool.Method.Name}(...)"));
                }
            },
            OperationKind.Invocation,
            OperationKind.MethodReference);
    }

    /// <summary>
    /// Whether the generated tool calls. Its place can be imitated, but not beside the generated one: C# refuses a second
    /// type of that name, and a type of another name is no tool (WG1011).
    /// </summary>
    private static bool IsOurs(IOperation operation)
        => GeneratedTrees.IsOurs(operation.Syntax.SyntaxTree);

    /// <summary>Whether it is given to an AI host, which is said there (WG1004).</summary>
    private static bool IsHandedOver(IOperation operation, KnownSymbols known)
    {
        for (IOperation? o = operation; o is not null; o = o.Parent)
        {
            if (o is IInvocationOperation call && ToolFactories.HostOf(call, known) is not null)
            {
                return true;
            }
        }

        return false;
    }

    private static Location Place(IOperation operation)
        => (operation.Syntax is InvocationExpressionSyntax call ? call.Expression : operation.Syntax).GetLocation();
}
