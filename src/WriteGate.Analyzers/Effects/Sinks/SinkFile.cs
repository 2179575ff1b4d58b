using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Analyzers.Effects.Sinks;

/// <summary>
/// A sinks file: one line per member or group of members, <c>#</c> for comments.
/// <code>
/// + M:Acme.Crm.Client.Update*(*)
/// + M:Acme.Crm.Client.Purge(System.String) delete
/// - M:Acme.Crm.Client.SearchAsync
/// </code>
/// Traits follow the id: <c>delete</c>, <c>predicate</c>, <c>by-name</c>, <c>by-mode</c>, <c>extension</c>, and with an
/// argument's ordinal, name or <c>this</c>: <c>sql:1</c>, <c>verb:request</c>, <c>url:0</c>, <c>body:1</c>, <c>path:0</c>,
/// <c>folder:0</c>, <c>process:0</c>, <c>redis:0</c>, <c>mongo:0</c>, <c>member:0</c>.
/// </summary>
internal static class SinkFile
{
    /// <summary>The additional file that extends what is shipped.</summary>
    public const string Name = "WriteGate.Sinks.txt";

    public static bool Is(AdditionalText file) => string.Equals(Path.GetFileName(file.Path), Name, StringComparison.OrdinalIgnoreCase);

    /// <summary>What the project's own files say; null where they say nothing.</summary>
    public static SinkTable? Lines(ImmutableArray<AdditionalText> files)
    {
        ImmutableArray<SinkLine> lines = [.. files.Where(Is).Select(f => f.GetText()).SelectMany(text => text is null ? [] : Read(text).Lines)];
        return lines.IsEmpty ? null : new(lines);
    }

    public static SinkFileContent Read(SourceText text)
    {
        ImmutableArray<SinkLine>.Builder lines = ImmutableArray.CreateBuilder<SinkLine>();
        ImmutableArray<BadSinkLine>.Builder bad = ImmutableArray.CreateBuilder<BadSinkLine>();
        foreach (TextLine line in text.Lines)
        {
            string content = line.ToString().Trim();
            if (content.Length > 0 && content[0] != '#')
            {
                if (SinkLineReader.Read(content, out string? mistake) is { } read)
                {
                    lines.Add(read);
                }
                else
                {
                    bad.Add(new(line.Span, content, mistake!));
                }
            }
        }

        return new(lines.ToImmutable(), bad.ToImmutable());
    }
}
