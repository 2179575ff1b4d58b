using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Effects.Sinks;

namespace WriteGate.Analyzers.Rules;

/// <summary>WG1013: refuses a line of a sinks file that cannot be read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BrokenSinkLineAnalyzer() : GateRule(BrokenSinkLineRule.Descriptors)
{
    private protected override void Register(CompilationStartAnalysisContext start) => start.RegisterAdditionalFileAction(context =>
    {
        if (SinkFile.Is(context.AdditionalFile) && context.AdditionalFile.GetText(context.CancellationToken) is { } text)
        {
            foreach (BadSinkLine bad in SinkFile.Read(text).Bad)
            {
                Location place = Location.Create(context.AdditionalFile.Path, bad.Span, text.Lines.GetLinePositionSpan(bad.Span));
                context.ReportDiagnostic(Diagnostic.Create(BrokenSinkLineRule.Unreadable, place, bad.Text, bad.Mistake));
            }
        }
    });
}
