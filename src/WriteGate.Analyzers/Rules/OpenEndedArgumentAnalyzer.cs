using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2001 for tools without a contract: refuses an open-ended type anywhere in their arguments.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class OpenEndedArgumentAnalyzer() : ToolRule(OpenEndedTypeRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
        => tool.HasContract
            ? []
            : from argument in ToolArguments.Of(tool, context.Known, context.CancellationToken)
              from open in OpenEndedTypes.In(argument.Parameter.Type, context.Known)
              select Diagnostic.Create(OpenEndedTypeRule.Open, Place(open.Property, argument, context), Name(open.Property, argument), TypeNames.InMessage(open.Type));

    private static Location? Place(IPropertySymbol? property, ToolArgument argument, ToolRuleContext context)
        => property is not null && context.Known.IsSource(property) ? Site.TypeOf(property, context.CancellationToken) : argument.Location;

    private static string Name(IPropertySymbol? property, ToolArgument argument)
        => property is null ? argument.Title : $"'{property.ContainingType.Name}.{property.Name}'";
}
