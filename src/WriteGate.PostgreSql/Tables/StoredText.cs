using System.Text;

namespace WriteGate.PostgreSql;

/// <summary>
/// Texts as PostgreSQL can hold them: it refuses U+0000. That is written as U+0010 and <c>0</c>, and U+0010 twice. Half
/// surrogate pairs, which UTF-8 cannot say, become U+FFFD, as they do in the journal's hash.
/// </summary>
internal static class StoredText
{
    private const char Escape = '\u0010';

    public static string Encode(string text)
    {
        string whole = HasHalfPair(text) ? Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(text)) : text;
        return whole.AsSpan().IndexOfAny('\0', Escape) < 0
            ? whole
            : whole.Replace($"{Escape}", $"{Escape}{Escape}", StringComparison.Ordinal).Replace("\0", $"{Escape}0", StringComparison.Ordinal);
    }

    public static string Decode(string stored)
    {
        if (!stored.Contains(Escape, StringComparison.Ordinal))
        {
            return stored;
        }

        StringBuilder text = new(stored.Length);
        for (int i = 0; i < stored.Length; i++)
        {
            text.Append(stored[i] != Escape ? stored[i] : stored[++i] == Escape ? Escape : '\0');
        }

        return text.ToString();
    }

    private static bool HasHalfPair(string text)
    {
        int at = text.AsSpan().IndexOfAnyInRange('\ud800', '\udfff');
        for (; at >= 0 && at < text.Length; at++)
        {
            if (char.IsSurrogate(text[at]) && !(at + 1 < text.Length && char.IsSurrogatePair(text[at], text[++at])))
            {
                return true;
            }
        }

        return false;
    }
}
