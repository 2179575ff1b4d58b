using System.Globalization;
using System.Text;

namespace WriteGate.Analyzers.Generation.Text;

/// <summary>Values as C# literals.</summary>
internal static class Literals
{
    /// <summary>A string literal in quotes.</summary>
    public static string Of(string value)
    {
        if (value.All(static c => PlainText.Shows(c) && c is not ('"' or '\\')))
        {
            return $"\"{value}\"";
        }

        StringBuilder text = new("\"");
        foreach (char c in value)
        {
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when PlainText.Shows(c) => text.Append(c),
                _ => text.Append("\\u").Append(((int)c).ToString("X4", CultureInfo.InvariantCulture)),
            };
        }

        return text.Append('"').ToString();
    }

    public static string Of(bool value) => value ? "true" : "false";

    public static string Of(int value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>JSON as a raw literal. Valid JSON never has three quotes in a row, and is made without line breaks here.</summary>
    public static string Json(string json) => $"\"\"\"{json}\"\"\"";

    /// <summary>JSON as a UTF-8 raw literal.</summary>
    public static string Utf8Json(string json) => Json(json) + "u8";

    /// <summary>A list of string literals, comma-separated.</summary>
    public static string List(IEnumerable<string> values) => string.Join(", ", values.Select(Of));
}
