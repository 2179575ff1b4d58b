using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2005: asks for a description of each tool and of each argument.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class UndescribedToolAnalyzer() : ToolRule(UndescribedToolRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        // The comments of another assembly are not at hand in every build.
        if (!context.Known.IsSource(tool.Method))
        {
            yield break;
        }

        ContractReading reading = new(context.Known, tool.Method.ContainingType, context.CancellationToken);
        if (string.IsNullOrWhiteSpace(tool.Description) && Descriptions.OfMethod(tool.Method, reading).Length == 0)
        {
            yield return Diagnostic.Create(UndescribedToolRule.Tool, tool.Location, tool.Name, tool.Kind);
        }

        foreach (ToolArgument argument in ToolArguments.Of(tool, context.Known, context.CancellationToken))
        {
            if (Descriptions.OfParameter(argument.Parameter, tool.Method, reading).Length == 0)
            {
                yield return Diagnostic.Create(UndescribedToolRule.Argument, argument.Location, argument.Title, argument.Parameter.Name);
            }
        }
    }
}
