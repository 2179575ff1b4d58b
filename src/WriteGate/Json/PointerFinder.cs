using System.Globalization;
using System.Text;
using System.Text.Json;

namespace WriteGate.Json;

/// <summary>
/// Finds the JSON Pointer of a byte offset by walking the document again. Readers thus keep no path at all, and a
/// document without violations pays nothing for them. One walk serves all offsets, when asked for in ascending order.
/// </summary>
internal ref struct PointerFinder
{
    private readonly ReadOnlySpan<byte> utf8;
    private readonly List<Level> levels = [];
    private Utf8JsonReader json;
    private bool ended;

    public PointerFinder(ReadOnlySpan<byte> utf8)
    {
        this.utf8 = utf8;
        json = new Utf8JsonReader(utf8, StrictJson.ReaderOptions);
        ended = !Read();
    }

    /// <param name="offset">Where a token starts, not before the last one asked for.</param>
    /// <param name="member">Name of a member of the object that the token starts, ends or lies in; null for the token itself.</param>
    public string Find(int offset, string? member)
    {
        while (!ended && json.TokenStartIndex < offset)
        {
            Enter();
            ended = !Read();
        }

        if (member is null)
        {
            return Pointer(levels.Count);
        }

        bool isObject = json.TokenType is JsonTokenType.StartObject or JsonTokenType.EndObject;
        return $"{Pointer(isObject ? levels.Count : levels.Count - 1)}/{Segment(member)}";
    }

    // Says where the token stands before anyone looks at it: what it closes is no longer around it.
    private bool Read()
    {
        try
        {
            if (!json.Read())
            {
                return false;
            }
        }
        catch (JsonException)
        {
            // The place is known as far as the document can be read.
            return false;
        }

        if (json.TokenType is JsonTokenType.EndObject or JsonTokenType.EndArray)
        {
            levels.RemoveAt(levels.Count - 1);
        }
        else if (levels.Count > 0)
        {
            Level top = levels[^1];
            levels[^1] = json.TokenType == JsonTokenType.PropertyName
                ? top with { Name = NameRange() }
                : top with { Index = top.Index + 1 };
        }

        return true;
    }

    private void Enter()
    {
        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            levels.Add(new Level(json.TokenType == JsonTokenType.StartArray, default, -1));
        }
    }

    private readonly Range NameRange()
    {
        int start = (int)json.TokenStartIndex + 1;
        return start..(start + json.ValueSpan.Length);
    }

    private readonly string Pointer(int depth)
    {
        StringBuilder pointer = new();
        foreach (Level level in levels[..Math.Max(depth, 0)])
        {
            // A list or object in which nothing was read yet is itself the place.
            if (level.IsList ? level.Index >= 0 : level.Name.End.Value > 0)
            {
                pointer.Append('/').Append(level.IsList
                    ? level.Index.ToString(CultureInfo.InvariantCulture)
                    : Segment(JsonText.Lossy(utf8[level.Name])));
            }
        }

        return pointer.ToString();
    }

    private static string Segment(string name)
        => Excerpt.Plain(name).Replace("~", "~0", StringComparison.Ordinal).Replace("/", "~1", StringComparison.Ordinal);

    private readonly record struct Level(bool IsList, Range Name, int Index);
}
