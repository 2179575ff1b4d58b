using System.Collections.Immutable;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Surface;

namespace WriteGate.Analyzers.Generation;

/// <summary>The file that holds the declared reads of a project: nothing but their lines in the manifest.</summary>
internal static class DeclaredReadsEmitter
{
    public static string Emit(ImmutableArray<DeclaredRead> reads)
    {
        SourceWriter writer = GeneratedFile.Begin();
        foreach (DeclaredRead read in reads.Distinct().OrderBy(r => r.Method, StringComparer.Ordinal).ThenBy(r => r.Reason, StringComparer.Ordinal))
        {
            SurfaceEmitter.Emit(writer, read.Entry);
        }

        return writer.ToString();
    }
}
