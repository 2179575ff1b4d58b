using System.Globalization;

namespace WriteGate.Corpus;

/// <summary>A line of the corpus: a tool, where it is, and what a reader found it to do.</summary>
internal sealed record LabelledTool(string Repository, string Path, int Line, string Method, string Label, string Half)
{
    /// <summary>The folder of its repository's checkout.</summary>
    public string Folder => Repository.Replace('/', '+');

    public static IReadOnlyList<LabelledTool> Read(string file) =>
    [
        .. File.ReadLines(file)
            .Where(line => line.Length > 0 && line[0] != '#')
            .Select(line => line.Split('\t'))
            .Select(c => new LabelledTool(c[0], c[2], int.Parse(c[3], CultureInfo.InvariantCulture), c[4], c[6], c[7])),
    ];
}
