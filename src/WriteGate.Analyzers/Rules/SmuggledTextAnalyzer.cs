using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG2002: refuses a text argument that is read as JSON, SQL or script, and warns of one that only says so.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class SmuggledTextAnalyzer() : ToolRule(SmuggledTextRule.Descriptors)
{
    private protected override IEnumerable<Diagnostic> Diagnostics(AgentTool tool, ToolRuleContext context)
    {
        foreach (ToolArgument argument in ToolArguments.Of(tool, context.Known, context.CancellationToken))
        {
            if (argument.Parameter.Type.SpecialType != SpecialType.System_String)
            {
                continue;
            }

            if (new SmuggledText(context.Known, context.Effects.Sources, context.CancellationToken).ReaderOf(argument.Parameter) is { } reader)
            {
                DiagnosticDescriptor message = reader.Runs ? SmuggledTextRule.Run : SmuggledTextRule.Parsed;
                yield return Diagnostic.Create(message, argument.Location, argument.Title, reader.Language, reader.Name);
            }
            else if (LanguageNamed(argument, tool, context) is { } language)
            {
                yield return Diagnostic.Create(SmuggledTextRule.Named, argument.Location, argument.Title, language);
            }
        }
    }

    private static string? LanguageNamed(ToolArgument argument, AgentTool tool, ToolRuleContext context)
    {
        ContractReading reading = new(context.Known, tool.Method.ContainingType, context.CancellationToken);
        return LanguageWords.InName(argument.Parameter.Name)
            ?? LanguageWords.InDescription(Descriptions.OfParameter(argument.Parameter, tool.Method, reading));
    }
}
