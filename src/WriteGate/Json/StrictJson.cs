using System.Text;
using System.Text.Json;
using System.Text.Unicode;

namespace WriteGate.Json;

/// <summary>
/// Reads a document that comes from outside, so strictly that nothing in it is guessed, dropped or read in two ways
/// (RFC 8259 and, on UTF-8, surrogates and duplicate names, RFC 7493).
/// </summary>
public static class StrictJson
{
    /// <summary>How deep objects and lists may lie in each other.</summary>
    public const int MaxDepth = 64;

    internal static readonly JsonReaderOptions ReaderOptions = new()
    {
        MaxDepth = MaxDepth,
        CommentHandling = JsonCommentHandling.Disallow,
        AllowTrailingCommas = false,
    };

    /// <summary>Reads one value with the reader and leaves it on the value's last token, as every method of the reader does.</summary>
    /// <typeparam name="TResult">What is read.</typeparam>
    /// <param name="json">Stands on the value.</param>
    /// <param name="result">The value; ignored when there was a violation.</param>
    public delegate void Reading<TResult>(ref StrictJsonReader json, out TResult result);

    /// <summary>Reads a whole document.</summary>
    /// <typeparam name="T">What is read.</typeparam>
    /// <param name="utf8">The document, UTF-8 without a byte order mark.</param>
    /// <param name="violations">Gets every violation, each with its path.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="result">The value; the default when there was a violation.</param>
    /// <returns>Whether there was no violation.</returns>
    /// <exception cref="InvalidOperationException"><paramref name="read"/> left part of the document unread, or ended an object or a list before its end.</exception>
    public static bool TryRead<T>(ReadOnlySpan<byte> utf8, Violations violations, Reading<T> read, out T result)
    {
        ArgumentNullException.ThrowIfNull(violations);
        ArgumentNullException.ThrowIfNull(read);
        result = default!;
        if (WhyNotText(utf8) is { } fault)
        {
            violations.Add(ViolationCode.Malformed, string.Empty, fault);
            return false;
        }

        StrictJsonReader json = new(utf8, violations);
        try
        {
            json.Start();
            read(ref json, out result);
            json.End();
        }
        catch (JsonException exception)
        {
            AddMalformed(utf8, violations, exception);
        }
        finally
        {
            json.Release();
        }

        if (!json.Failed)
        {
            return true;
        }

        violations.Locate(utf8);
        result = default!;
        return false;
    }

    /// <summary><see cref="TryRead"/> for types of the user's own, whose constructors may refuse what keeps every declared rule.</summary>
    /// <param name="utf8">The document.</param>
    /// <param name="violations">Gets every violation.</param>
    /// <param name="read">Reads the value.</param>
    /// <param name="isSensitive">Whether the words of an exception are left out: they may repeat a value.</param>
    /// <param name="result">The value.</param>
    internal static bool TryMake<T>(ReadOnlySpan<byte> utf8, Violations violations, Reading<T> read, bool isSensitive, out T result)
    {
        try
        {
            return TryRead(utf8, violations, read, out result);
        }
        catch (Exception exception)
        {
            violations.Add(ViolationCode.Invalid, string.Empty, Thrown("was refused by the type it makes", exception, isSensitive));
            result = default!;
            return false;
        }
    }

    /// <summary>What is said of an exception.</summary>
    internal static string Thrown(string what, Exception exception, bool isSensitive)
        => $"{what} ({exception.GetType().Name}{(isSensitive ? "" : $": {exception.Message}")})";

    private static string? WhyNotText(ReadOnlySpan<byte> utf8)
    {
        if (utf8.StartsWith("\uFEFF"u8))
        {
            return "starts with a byte order mark; send UTF-8 without one";
        }

        // The tokenizer looks at no more than ASCII, so this is the one time that the bytes are checked.
        return Utf8.IsValid(utf8) ? null : $"is not valid UTF-8 at byte {FirstInvalid(utf8)}";
    }

    private static int FirstInvalid(ReadOnlySpan<byte> utf8)
    {
        int at = 0;
        while (Rune.DecodeFromUtf8(utf8[at..], out _, out int consumed) == System.Buffers.OperationStatus.Done)
        {
            at += consumed;
        }

        return at;
    }

    private static void AddMalformed(ReadOnlySpan<byte> utf8, Violations violations, JsonException exception)
    {
        int offset = OffsetOf(utf8, exception);
        string fault = offset >= utf8.Length
            ? "ends too early; send one complete JSON document"
            : $"is not valid JSON at byte {offset} ({CharacterAt(utf8, offset)}); "
                + $"send one complete JSON document without comments, no more than {MaxDepth} levels deep, and nothing behind it";
        violations.AddAt(ViolationCode.Malformed, offset, null, fault);
    }

    // No more than one: it may be that of a sensitive value.
    private static string CharacterAt(ReadOnlySpan<byte> utf8, int offset)
    {
        Rune.DecodeFromUtf8(utf8[offset..], out Rune rune, out _);
        return Excerpt.Quoted(rune.ToString());
    }

    private static int OffsetOf(ReadOnlySpan<byte> utf8, JsonException exception)
    {
        int start = 0;
        for (long line = exception.LineNumber ?? 0; line > 0; line--)
        {
            int end = utf8[start..].IndexOf((byte)'\n');
            if (end < 0)
            {
                break;
            }

            start += end + 1;
        }

        return (int)Math.Min(start + (exception.BytePositionInLine ?? 0), utf8.Length);
    }
}
