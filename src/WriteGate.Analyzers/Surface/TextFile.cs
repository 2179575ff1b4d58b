using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Analyzers.Surface;

/// <summary>An additional file of the project that a rule reads and points into.</summary>
internal sealed record TextFile(AdditionalText Source, SourceText Text)
{
    public string Name => Path.GetFileName(Source.Path);

    /// <summary>The file of this name, wherever it lies; null when the project has none. One that cannot be read is empty.</summary>
    public static TextFile? Find(AnalyzerOptions options, string name, CancellationToken cancellationToken)
    {
        AdditionalText? file = options.AdditionalFiles.FirstOrDefault(f => Path.GetFileName(f.Path) == name);
        return file is null ? null : new(file, file.GetText(cancellationToken) ?? SourceText.From(""));
    }

    public Location At(TextSpan place) => Location.Create(Source.Path, place, Text.Lines.GetLinePositionSpan(place));

    /// <summary>The number of a line as an editor shows it.</summary>
    public int LineOf(TextSpan place) => Text.Lines.GetLinePosition(place.Start).Line + 1;
}
