using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1010: warns of a tool that reads or writes depending on an argument.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class ActionArgumentAnalyzer() : ToolRule(ActionArgumentRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        foreach (ToolArgument argument in ToolArguments.Of(tool, context.Known, context.CancellationToken))
        {
            ITypeSymbol type = TypeNames.WithoutNull(argument.Parameter.Type);
            if ((type.SpecialType == SpecialType.System_String || type.TypeKind == TypeKind.Enum)
                && new ActionBranches(context.Known, context.Effects, context.CancellationToken).Of(argument.Parameter) is { } choice)
            {
                yield return Diagnostic.Create(ActionArgumentRule.Chooses, argument.Location, argument.Title, choice.Reads, choice.Writes);
            }
        }
    }
}
