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
            AppendToken(json, key);
            while (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray || json.CurrentDepth > 1)
            {
                json.Read();
                AppendToken(json, key);
            }

            if (!seen.Add(key.ToString()))
            {
                violations.AddAt(ViolationCode.DuplicateItem, offset, null, "stands in the list twice; send it once");
            }
        }
    }

    private static void AppendToken(in Utf8JsonReader json, StringBuilder key)
    {
        key.Append((char)json.TokenType);
        if (json.TokenType == JsonTokenType.Number)
        {
            Span<byte> digits = stackalloc byte[NumberText.MostDigits];
            key.Append(NumberText.Parse(json.ValueSpan, digits).ToKey(json.ValueSpan));
        }
        else if (json.TokenType is JsonTokenType.String or JsonTokenType.PropertyName)
        {
            byte[] text = new byte[json.ValueSpan.Length];
            bool isText = JsonText.TryUnescape(json.ValueSpan, text, out int written);

            // Texts cannot run into each other: the length stands before each.
            string value = Encoding.UTF8.GetString(isText ? text.AsSpan(0, written) : json.ValueSpan);
            key.Append(value.Length).Append(':').Append(value);
        }
    }
}
