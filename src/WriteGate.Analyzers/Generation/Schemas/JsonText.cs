using System.Globalization;
using System.Text;

using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>Strings as JSON text.</summary>
internal static class JsonText
{
    /// <summary>A JSON string in quotes, for schemas: what cannot be shown is escaped.</summary>
    public static string Of(string value) => Quote(value, PlainText.Shows);

    /// <summary>A name escaped as RFC 8785 asks for, without quotes: nothing but quotes, backslashes and control characters.</summary>
    public static string CanonicalName(string name)
    {
        string quoted = Quote(name, static c => c >= ' ');
        return quoted.Substring(1, quoted.Length - 2);
    }

    /// <summary>The text of a JSON string.</summary>
    public static string Decode(string json)
    {
        StringBuilder text = new();
        for (int i = 1; i < json.Length - 1; i++)
        {
            if (json[i] != '\\')
            {
                text.Append(json[i]);
                continue;
            }

            char c = json[++i];
            if (c == 'u')
            {
                text.Append((char)int.Parse(json.Substring(i + 1, 4), NumberStyles.HexNumber, CultureInfo.InvariantCulture));
                i += 4;
                continue;
            }

            text.Append(c switch { 'b' => '\b', 'f' => '\f', 'n' => '\n', 'r' => '\r', 't' => '\t', _ => c });
        }

        return text.ToString();
    }

    private static string Quote(string value, Func<char, bool> shows)
    {
        if (value.All(c => shows(c) && c is not ('"' or '\\')))
        {
            return $"\"{value}\"";
        }

        StringBuilder text = new("\"");
        for (int i = 0; i < value.Length; i++)
        {
            char c = value[i];
            _ = c switch
            {
                '"' => text.Append("\\\""),
                '\\' => text.Append("\\\\"),
                '\b' => text.Append("\\b"),
                '\f' => text.Append("\\f"),
                '\n' => text.Append("\\n"),
                '\r' => text.Append("\\r"),
                '\t' => text.Append("\\t"),
                _ when shows(c) => text.Append(c),
                _ when IsLoneSurrogate(value, i) => text.Append("\\ufffd"),
                _ => text.Append("\\u").Append(((int)c).ToString("x4", CultureInfo.InvariantCulture)),
            };
        }

        return text.Append('"').ToString();
    }

    private static bool IsLoneSurrogate(string value, int i)
        => (char.IsHighSurrogate(value[i]) && (i + 1 == value.Length || !char.IsLowSurrogate(value[i + 1])))
            || (char.IsLowSurrogate(value[i]) && (i == 0 || !char.IsHighSurrogate(value[i - 1])));
}
