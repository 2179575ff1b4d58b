using WriteGate.Analyzers.Effects.Summaries;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>Writes what an assembly's members do, one line each.</summary>
internal static class SummaryEmitter
{
    public static string Emit(EquatableArray<SinkSummary> summaries)
    {
        SourceWriter writer = GeneratedFile.Begin();
        foreach (SinkSummary summary in summaries)
        {
            writer.Write($"[assembly: global::WriteGate.Tools.SinkSummary({Literals.Of(summary.Member)}, {Literals.Of(summary.Effect)}, {Literals.Of(summary.Sink)})]");
        }

        return writer.ToString();
    }
}
