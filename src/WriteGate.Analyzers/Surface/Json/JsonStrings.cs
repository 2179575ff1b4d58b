using System.Globalization;
using System.Text;

namespace WriteGate.Analyzers.Surface.Json;

/// <summary>Reads a string in quotes.</summary>
internal static class JsonStrings
{
    /// <summary>The text between the quotes; null with what is wrong, <paramref name="at"/> then being where.</summary>
    public static string? Read(string text, ref int at, out string mistake)
    {
        StringBuilder decoded = new();
        mistake = "a string does not end";
        for (at++; at < text.Length; at++)
        {
            char c = text[at];
            if (c == '"')
            {
                at++;
                return decoded.ToString();
            }

            if (c < ' ')
            {
                mistake = "a control character or line break stands in a string";
                return null;
            }

            if (c == '\\' && !TryEscape(text, ref at, out c))
            {
                mistake = "an escape in a string is none of JSON's";
                return null;
            }

            decoded.Append(c);
        }

        return null;
    }

    private static bool TryEscape(string text, ref int at, out char decoded)
    {
        at++;
        decoded = at == text.Length ? '\0' : text[at] switch
        {
            '"' or '\\' or '/' => text[at],
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'u' => Unicode(text, ref at),
            _ => '\0',
        };
        return decoded != '\0';
    }

    /// <summary>A zero for what is no escape; a zero itself has no place in these files.</summary>
    private static char Unicode(string text, ref int at)
    {
        if (at + 4 < text.Length && ushort.TryParse(text.Substring(at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            at += 4;
            return (char)code;
        }

        return '\0';
    }
}
