using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Text;

namespace WriteGate.Analyzers.Surface.Json;

/// <summary>
/// Reads JSON as RFC 8259 has it, with the place of everything, and refuses two members of one name. Compilers load no
/// JSON library for analyzers.
/// </summary>
/// <param name="text">The text of the file.</param>
/// <param name="isConfiguration">
/// Whether it is read as .NET's configuration reads it: comments and trailing commas are allowed, and names that differ
/// in case only are the same.
/// </param>
internal sealed class JsonReader(string text, bool isConfiguration)
{
    /// <summary>As deep as System.Text.Json goes.</summary>
    private const int MaxDepth = 64;

    private readonly StringComparer names = isConfiguration ? StringComparer.OrdinalIgnoreCase : StringComparer.Ordinal;
    private int at;

    /// <exception cref="JsonMistakeException">The text is no such JSON.</exception>
    public static JsonNode Read(string text, bool isConfiguration)
    {
        JsonReader reader = new(text, isConfiguration);
        JsonNode root = reader.Value(0);
        reader.SkipSpace();
        return reader.at == text.Length ? root : throw reader.Unexpected("the end");
    }

    private JsonNode Value(int depth)
    {
        SkipSpace();
        int start = at;
        if (depth > MaxDepth)
        {
            throw new JsonMistakeException($"values are nested more than {MaxDepth} levels deep", new(at, 1));
        }

        return Peek() switch
        {
            '{' => Object(depth),
            '[' => Array(depth),
            '"' => Made(JsonKind.String, start, String()),
            't' => Made(JsonKind.Boolean, start, Word("true")),
            'f' => Made(JsonKind.Boolean, start, Word("false")),
            'n' => Made(JsonKind.Null, start, Word("null")),
            '-' or (>= '0' and <= '9') => Made(JsonKind.Number, start, Number()),
            _ => throw Unexpected("a value"),
        };
    }

    private JsonNode Object(int depth)
    {
        int start = at;
        HashSet<string> seen = new(names);
        ImmutableArray<JsonMember>.Builder members = ImmutableArray.CreateBuilder<JsonMember>();
        foreach (int _ in Parts('}'))
        {
            int from = at;
            string name = Peek() == '"' ? String() : throw Unexpected("a name in quotes");
            TextSpan place = TextSpan.FromBounds(from, at);
            if (!seen.Add(name))
            {
                throw new JsonMistakeException($"\"{name}\" stands twice in one object", place);
            }

            SkipSpace();
            Take(':');
            members.Add(new(name, place, Value(depth + 1)));
        }

        return new(JsonKind.Object, TextSpan.FromBounds(start, at)) { Members = members.ToImmutable() };
    }

    private JsonNode Array(int depth)
    {
        int start = at;
        ImmutableArray<JsonNode>.Builder items = ImmutableArray.CreateBuilder<JsonNode>();
        foreach (int _ in Parts(']'))
        {
            items.Add(Value(depth + 1));
        }

        return new(JsonKind.Array, TextSpan.FromBounds(start, at)) { Items = items.ToImmutable() };
    }

    /// <summary>Stops at each comma-separated part and takes the brackets around them.</summary>
    private IEnumerable<int> Parts(char end)
    {
        at++;
        SkipSpace();
        while (Peek() != end)
        {
            yield return at;
            SkipSpace();
            if (Peek() == end)
            {
                break;
            }

            int comma = at;
            Take(',');
            SkipSpace();
            if (Peek() == end && !isConfiguration)
            {
                throw new JsonMistakeException("a comma stands before the end", new(comma, 1));
            }
        }

        Take(end);
    }

    private string String()
    {
        string? decoded = JsonStrings.Read(text, ref at, out string mistake);
        return decoded ?? throw new JsonMistakeException(mistake, Here());
    }

    private string Word(string word)
    {
        if (string.CompareOrdinal(text, at, word, 0, word.Length) != 0)
        {
            throw Unexpected("a value");
        }

        at += word.Length;
        return word;
    }

    private string Number()
    {
        int start = at;
        at += Peek() == '-' ? 1 : 0;
        if (Peek() == '0')
        {
            at++;
        }
        else
        {
            Digits();
        }

        if (Peek() == '.')
        {
            at++;
            Digits();
        }

        if (Peek() is 'e' or 'E')
        {
            at++;
            at += Peek() is '+' or '-' ? 1 : 0;
            Digits();
        }

        return text.Substring(start, at - start);
    }

    private void Digits()
    {
        int start = at;
        while (Peek() is >= '0' and <= '9')
        {
            at++;
        }

        if (at == start)
        {
            throw Unexpected("a digit");
        }
    }

    private void SkipSpace()
    {
        while (true)
        {
            if (Peek() is ' ' or '\t' or '\n' or '\r')
            {
                at++;
            }
            else if (!isConfiguration || !TrySkipComment())
            {
                return;
            }
        }
    }

    private bool TrySkipComment()
    {
        string? end = string.CompareOrdinal(text, at, "//", 0, 2) == 0 ? "\n" : string.CompareOrdinal(text, at, "/*", 0, 2) == 0 ? "*/" : null;
        if (end is null)
        {
            return false;
        }

        int found = text.IndexOf(end, at + 2, StringComparison.Ordinal);
        at = found >= 0 ? found + end.Length : end == "\n" ? text.Length : throw new JsonMistakeException("a comment does not end", new(at, 2));
        return true;
    }

    private JsonNode Made(JsonKind kind, int start, string value) => new(kind, TextSpan.FromBounds(start, at)) { Text = value };

    private void Take(char c) => at += Peek() == c ? 1 : throw Unexpected($"'{c}'");

    /// <summary>The next character; a zero at the end, which no JSON begins with.</summary>
    private char Peek() => at < text.Length ? text[at] : '\0';

    private TextSpan Here() => new(Math.Min(at, text.Length), at < text.Length ? 1 : 0);

    private JsonMistakeException Unexpected(string wanted)
        => new(at < text.Length ? $"{wanted} is expected and '{text[at]}' is found" : $"{wanted} is expected and the file ends", Here());
}
