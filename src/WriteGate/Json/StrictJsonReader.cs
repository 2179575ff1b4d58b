using System.Buffers;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace WriteGate.Json;

/// <summary>
/// Reads JSON into typed values and collects every violation instead of stopping at the first one. Made by
/// <see cref="StrictJson.TryRead"/>; driven by generated code.
/// </summary>
/// <remarks>
/// Each method expects the reader on the first token of a value and leaves it on the last. A value of the wrong type is
/// reported, skipped, and read as the default. Nothing is allocated beyond what is returned.
/// </remarks>
public ref partial struct StrictJsonReader
{
    private readonly ReadOnlySpan<byte> utf8;
    private readonly Violations violations;
    private readonly int violationsBefore;
    private Utf8JsonReader json;

    // Rented for the first text with escapes that is not itself returned.
    private byte[]? scratch;

    // How long patterns took so far, in ticks of Stopwatch.
    private long patternTime;

    internal StrictJsonReader(ReadOnlySpan<byte> utf8, Violations violations)
    {
        this.utf8 = utf8;
        this.violations = violations;
        violationsBefore = violations.TotalCount;
        json = new Utf8JsonReader(utf8, StrictJson.ReaderOptions);
    }

    /// <summary>Whether there was a violation so far. Generated code looks here before it calls a constructor that may refuse its arguments.</summary>
    public readonly bool Failed => violations.TotalCount != violationsBefore;

    /// <summary>Whether messages leave out the value they are about: set around the reading of a sensitive one.</summary>
    public bool HidesValues { readonly get; set; }

    /// <summary>
    /// Whether the rules that bind agents are left out: set around what the gate stored itself, which may hold what a person
    /// wrote and no agent could have. Types are still checked.
    /// </summary>
    public bool IgnoresRules { readonly get; set; }

    /// <summary>Consumes a null.</summary>
    /// <returns>Whether the value is null; otherwise it is still to be read.</returns>
    public readonly bool TryReadNull() => json.TokenType == JsonTokenType.Null;

    /// <summary>Reports a violation at the value last read or about to be read.</summary>
    /// <param name="code">One of <see cref="ViolationCode"/>.</param>
    /// <param name="message">What was expected and what was found.</param>
    public readonly void Violate(string code, string message) => violations.AddAt(code, (int)json.TokenStartIndex, null, message);

    /// <summary>Reports a violation at a member of the object last read, about to be read, or else being read.</summary>
    /// <param name="code">One of <see cref="ViolationCode"/>.</param>
    /// <param name="member">The member's name, there or not.</param>
    /// <param name="message">What was expected and what was found.</param>
    public readonly void ViolateMember(string code, string member, string message)
        => violations.AddAt(code, (int)json.TokenStartIndex, member, message);

    /// <summary>Skips a value unread.</summary>
    public void Skip() => json.Skip();

    internal void Start() => json.Read();

    /// <exception cref="InvalidOperationException">There is more in the value than was read.</exception>
    internal void End()
    {
        SkipUnread();
        if (json.Read())
        {
            throw new InvalidOperationException("The document was not read to its end: every loop over members or items must run until it returns false.");
        }
    }

    internal void Release()
    {
        if (scratch is { } rented)
        {
            // It may hold a value that is sensitive.
            ArrayPool<byte>.Shared.Return(rented, clearArray: true);
            scratch = null;
        }
    }

    // A value that the caller did not care to read must not be mistaken for members or items of what surrounds it.
    private void SkipUnread()
    {
        if (json.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            json.Skip();
        }
    }

    // The text of a string or a name without its escapes; valid until the next call. False: it holds half a surrogate pair.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private bool TryGetText(out ReadOnlySpan<byte> text)
    {
        if (json.ValueIsEscaped)
        {
            return TryUnescape(out text);
        }

        text = json.ValueSpan;
        return true;
    }

    private bool TryUnescape(out ReadOnlySpan<byte> text)
    {
        ReadOnlySpan<byte> raw = json.ValueSpan;
        if (scratch is null || scratch.Length < raw.Length)
        {
            Release();
            scratch = ArrayPool<byte>.Shared.Rent(raw.Length);
        }

        bool isText = JsonText.TryUnescape(raw, scratch, out int written);
        text = scratch.AsSpan(0, written);
        return isText;
    }

    // Reports the value as it stands and skips it.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Refuse(string code, string expected, string? why = null)
    {
        if (!Overflows(code))
        {
            Violate(code, $"{expected}; got {Shown(json)}{(why is null ? string.Empty : $" – {why}")}");
        }

        SkipUnread();
    }

    // Once there are more violations than are kept, nothing is worded, so that a hostile document is not dear.
    private readonly bool Overflows(string code)
    {
        if (violations.IsFull)
        {
            violations.Counted(code);
        }

        return violations.IsFull;
    }

    private readonly string Shown(in Utf8JsonReader at) => at.TokenType switch
    {
        JsonTokenType.Null => "null",
        JsonTokenType.StartObject or JsonTokenType.EndObject => "an object",
        JsonTokenType.StartArray or JsonTokenType.EndArray => "a list",
        JsonTokenType.String => HidesValues ? "a string" : Excerpt.Quoted(JsonText.Lossy(at.ValueSpan)),
        JsonTokenType.Number => HidesValues ? "a number" : Excerpt.Plain(JsonText.Lossy(at.ValueSpan)),
        _ => HidesValues ? "a boolean" : Encoding.ASCII.GetString(at.ValueSpan),
    };
}
