using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace WriteGate.Json;

public ref partial struct StrictJsonReader
{
    private const string HalfSurrogate = "holds half of a surrogate pair (\\ud800 to \\udfff come in twos), which is no text";

    // A document may hold a thousand texts that each take a pattern to its limit.
    private static readonly long MostPatternTime = Stopwatch.Frequency / 2;

    /// <summary>Reads a text.</summary>
    /// <param name="rules">What it must keep.</param>
    public string ReadString(TextRules? rules = null)
    {
        if (json.TokenType != JsonTokenType.String || !TryGetText(out ReadOnlySpan<byte> text))
        {
            RefuseText("must be a string");
            return null!;
        }

        string value = JsonText.ToString(text);
        if (rules is not null && !IgnoresRules)
        {
            Check(value, isAscii: value.Length == text.Length, rules);
        }

        return value;
    }

    /// <summary>Reads a text of exactly one UTF-16 code unit; a character beyond the Basic Multilingual Plane, such as most emoji, does not fit.</summary>
    public char ReadChar()
    {
        if (json.TokenType == JsonTokenType.String && TryGetText(out ReadOnlySpan<byte> text)
            && Rune.DecodeFromUtf8(text, out Rune rune, out int length) == System.Buffers.OperationStatus.Done
            && length == text.Length && rune.IsBmp)
        {
            return (char)rune.Value;
        }

        RefuseText("must be a string of exactly one character, at most U+FFFF");
        return default;
    }

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    public bool ReadBoolean()
    {
        if (json.TokenType is JsonTokenType.True or JsonTokenType.False)
        {
            return json.TokenType == JsonTokenType.True;
        }

        Refuse(ViolationCode.WrongType, "must be true or false");
        return default;
    }

    // A string that could not be read as asked is badly formed; anything else has the wrong type.
    private void RefuseText(string expected, string? why = null)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            Refuse(ViolationCode.WrongType, expected);
        }
        else if (TryGetText(out _))
        {
            Refuse(ViolationCode.BadFormat, expected, why);
        }
        else
        {
            Violate(ViolationCode.BadFormat, HalfSurrogate);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Check(string value, bool isAscii, TextRules rules)
    {
        if (rules.Allowed is { } allowed)
        {
            if (!allowed.Contains(value, StringComparer.Ordinal))
            {
                RefuseName(allowed, value);
            }

            return;
        }

        if (rules.Denied is { } denied && denied.Contains(value, StringComparer.Ordinal))
        {
            Refuse(ViolationCode.NotAllowed, $"must be none of {Excerpt.Names(denied)}");
        }

        if (rules.NotBlank && string.IsNullOrWhiteSpace(value))
        {
            Refuse(ViolationCode.BadLength, "must hold more than white space");
        }

        if (rules.MinLength is not null || rules.MaxLength is not null)
        {
            CheckLength(isAscii ? value.Length : CodePoints(value), rules);
        }

        if (rules.Compiled is { } pattern)
        {
            CheckPattern(value, pattern);
        }

        if (rules.Format != TextFormat.None && !TextFormats.Matches(rules.Format, value))
        {
            Refuse(ViolationCode.BadFormat, $"must be {TextFormats.Describe(rules.Format)}");
        }
    }

    private readonly void CheckLength(int length, TextRules rules)
    {
        if (length < rules.MinLength)
        {
            Violate(ViolationCode.BadLength, $"must have at least {Characters(rules.MinLength.Value)}; got {length}");
        }
        else if (length > rules.MaxLength)
        {
            Violate(ViolationCode.BadLength, $"must have at most {Characters(rules.MaxLength.Value)}; got {length}");
        }
    }

    private void CheckPattern(string value, TextPattern pattern)
    {
        long started = Stopwatch.GetTimestamp();
        bool? matches = patternTime < MostPatternTime ? pattern.Matches(value) : null;
        patternTime += Stopwatch.GetTimestamp() - started;
        if (matches is null)
        {
            Refuse(ViolationCode.BadFormat, $"could not be matched against the pattern {pattern.Text} in time; send a shorter or simpler value");
        }
        else if (matches == false)
        {
            Refuse(ViolationCode.BadFormat, $"must match the pattern {pattern.Text} as a whole");
        }
    }

    // Names are what models get almost right: the message says what is near.
    private void RefuseName(IEnumerable<string> names, string value)
    {
        if (Overflows(ViolationCode.NotAllowed))
        {
            return;
        }

        string? near = names.FirstOrDefault(name => string.Equals(name, value, StringComparison.OrdinalIgnoreCase));
        Refuse(
            ViolationCode.NotAllowed,
            $"must be one of {Excerpt.Names(names)}",
            near is null ? null : $"names are case-sensitive: write {Excerpt.Quoted(near)}");
    }

    private static string Characters(int count) => count == 1 ? "1 character" : $"{count} characters";

    private static int CodePoints(string value)
    {
        // Surrogates come in pairs here: each low one is the second half of a code point.
        int count = 0;
        foreach (char c in value)
        {
            count += char.IsLowSurrogate(c) ? 0 : 1;
        }

        return count;
    }
}
