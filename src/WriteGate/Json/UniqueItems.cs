using System.Text;
using System.Text.Json;

namespace WriteGate.Json;

/// <summary>Finds items that stand in a list twice, however they are spelled.</summary>
internal static class UniqueItems
{
    /// <param name="list">The text of a list whose syntax is good.</param>
    /// <param name="start">Where it starts in the document.</param>
    /// <param name="violations">Gets one for each item that an earlier one equals.</param>
    public static void Check(ReadOnlySpan<byte> list, int start, Violations violations)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        StringBuilder key = new();
        Utf8JsonReader json = new(list, StrictJson.ReaderOptions);
        json.Read();
        while (json.Read() && json.TokenType != JsonTokenType.EndArray)
        {
            int offset = start + (int)json.TokenStartIndex;
            key.Clear();
            AppendValue(ref json, key);
            if (!seen.Add(key.ToString()))
            {
                violations.AddAt(ViolationCode.DuplicateItem, offset, null, "stands in the list twice; send it once");
            }
        }
    }

    // One text for each value. No two values share one: what has a length of its own says it first.
    private static void AppendValue(ref Utf8JsonReader json, StringBuilder key)
    {
        key.Append((char)('a' + (int)json.TokenType));
        switch (json.TokenType)
        {
            case JsonTokenType.StartObject:
                AppendMembers(ref json, key);
                break;
            case JsonTokenType.StartArray:
                while (json.Read() && json.TokenType != JsonTokenType.EndArray)
                {
                    AppendValue(ref json, key);
                }

                key.Append(']');
                break;
            case JsonTokenType.String:
                AppendText(json, key);
                break;
            case JsonTokenType.Number:
                Span<byte> digits = stackalloc byte[NumberText.MostDigits];
                key.Append(NumberText.Parse(json.ValueSpan, digits).ToKey(json.ValueSpan)).Append(';');
                break;
        }
    }

    private static void AppendMembers(ref Utf8JsonReader json, StringBuilder key)
    {
        List<string> members = [];
        StringBuilder member = new();
        while (json.Read() && json.TokenType != JsonTokenType.EndObject)
        {
            member.Clear();
            AppendText(json, member);
            json.Read();
            AppendValue(ref json, member);
            members.Add(member.ToString());
        }

        members.Sort(StringComparer.Ordinal);
        key.AppendJoin(string.Empty, members).Append('}');
    }

    private static void AppendText(in Utf8JsonReader json, StringBuilder key)
    {
        byte[] text = new byte[json.ValueSpan.Length];
        bool isText = JsonText.TryUnescape(json.ValueSpan, text, out int written);
        string value = Encoding.UTF8.GetString(isText ? text.AsSpan(0, written) : json.ValueSpan);
        key.Append(value.Length).Append(':').Append(value);
    }
}
