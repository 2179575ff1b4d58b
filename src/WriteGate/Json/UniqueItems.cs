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
            int depth = json.CurrentDepth;
            do
            {
                AppendToken(json, key);
            }
            while (json.CurrentDepth + (IsEnd(json) ? 0 : 1) > depth && !IsWhole(json, depth) && json.Read());

            if (!seen.Add(key.ToString()))
            {
                violations.AddAt(ViolationCode.DuplicateItem, offset, null, "stands in the list twice; send it once");
            }
        }
    }
}
