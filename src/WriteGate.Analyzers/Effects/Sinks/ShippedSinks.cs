using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>The sinks files beside this one, which are resources of the assembly; read once in a process, when first asked for.</summary>
internal static class ShippedSinks
{
    private static readonly Lazy<SinkTable> Lines = new(static () => new(Files().SelectMany(f => f.Content.Lines)));

    public static SinkTable Table => Lines.Value;

    public static IEnumerable<(string Name, SinkFileContent Content)> Files()
    {
        foreach (string name in typeof(ShippedSinks).Assembly.GetManifestResourceNames().Where(n => n.EndsWith(".txt", StringComparison.Ordinal)))
        {
            using Stream stream = typeof(ShippedSinks).Assembly.GetManifestResourceStream(name)!;
            yield return (name, SinkFile.Read(SourceText.From(stream)));
        }
    }
}
