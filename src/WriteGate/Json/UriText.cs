using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace WriteGate.Json;

/// <summary>Absolute URIs by RFC 3986, and IRIs by RFC 3987.</summary>
internal static class UriText
{
    private static readonly SearchValues<char> Excluded = SearchValues.Create("\"<>\\^`{|}");

    private static readonly SearchValues<char> InScheme = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+-.");

    public static bool TryRead(string text, [NotNullWhen(true)] out Uri? uri)
    {
        // System.Uri trims, repairs, and on Unix takes any path for an absolute file URI; none of that may pass unsaid.
        if (HasScheme(text) && !text.AsSpan().ContainsAny(Excluded) && IsPrintable(text) && IsPercentEncoded(text))
        {
            // Square brackets stand around an IPv6 address; System.Uri also takes them for a part of the user's name.
            return Uri.TryCreate(text, UriKind.Absolute, out uri) && uri.UserInfo.AsSpan().IndexOfAny('[', ']') < 0;
        }

        uri = null;
        return false;
    }

    private static bool HasScheme(string text)
    {
        int end = text.IndexOf(':', StringComparison.Ordinal);
        return end > 0 && char.IsAsciiLetter(text[0]) && !text.AsSpan(0, end).ContainsAnyExcept(InScheme);
    }

    private static bool IsPrintable(string text)
    {
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c) || char.IsControl(c))
            {
                return false;
            }
        }

        return true;
    }

    private static bool IsPercentEncoded(string text)
    {
        for (int i = text.IndexOf('%', StringComparison.Ordinal); i >= 0; i = text.IndexOf('%', i + 1))
        {
            if (i + 2 >= text.Length || !char.IsAsciiHexDigit(text[i + 1]) || !char.IsAsciiHexDigit(text[i + 2]))
            {
                return false;
            }
        }

        return true;
    }
}
