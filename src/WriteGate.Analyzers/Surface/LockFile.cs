using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis.Text;
using WriteGate.Analyzers.Surface.Json;

namespace WriteGate.Analyzers.Surface;

/// <summary>The write surface that was accepted. Two lines may speak of the same name; what either allows is accepted.</summary>
internal sealed class LockFile
{
    public const string FileName = "writegate.lock.json";

    /// <summary>The version that is read here, which <c>WriteGate.LockFile</c> writes.</summary>
    public const string Version = "1";

    private static readonly ConditionalWeakTable<SourceText, LockFile> Cache = new();

    private readonly ILookup<(string Kind, string Name), SurfaceEntry> accepted;

    private LockFile(IReadOnlyList<LockLine> lines, JsonMistakeException? mistake)
    {
        Lines = lines;
        Mistake = mistake;
        accepted = lines.ToLookup(line => (line.Entry.Kind, line.Entry.Name), line => line.Entry);
    }

    /// <summary>What the file says, line by line; nothing when it is broken.</summary>
    public IReadOnlyList<LockLine> Lines { get; }

    /// <summary>Why the file cannot be read; null when it can.</summary>
    public JsonMistakeException? Mistake { get; }

    /// <summary>Read once however many rules and compilations ask.</summary>
    public static LockFile Of(SourceText text) => Cache.GetValue(text, static t => Read(t));

    /// <summary>The lines that accept an entry of this kind and name.</summary>
    public IEnumerable<SurfaceEntry> Accepted(SurfaceEntry entry) => accepted[(entry.Kind, entry.Name)];

    private static LockFile Read(SourceText text)
    {
        try
        {
            return new([.. LockFileReader.Read(JsonReader.Read(text.ToString(), isConfiguration: false))], mistake: null);
        }
        catch (JsonMistakeException mistake)
        {
            return new([], mistake);
        }
    }
}

/// <summary>One line of the lock file and where it stands.</summary>
internal sealed record LockLine(SurfaceEntry Entry, TextSpan Place);
