using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;

namespace WriteGate.Json;

/// <summary>What a text must keep beyond being one. Immutable; null is no rule.</summary>
public sealed class TextRules
{
    /// <summary>Fewest characters, in Unicode code points as JSON Schema counts them.</summary>
    public int? MinLength { get; init; }

    /// <summary>Most characters, in Unicode code points.</summary>
    public int? MaxLength { get; init; }

    /// <summary>
    /// A regular expression that must match the whole value, read as .NET does with RegexOptions.ECMAScript:
    /// <c>\d</c> and <c>\w</c> are ASCII. A match that takes longer than 100 ms counts as none, and so do
    /// all further ones once those of one document took half a second.
    /// </summary>
    /// <exception cref="ArgumentException">It is no regular expression that .NET can read.</exception>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string? Pattern
    {
        get => Compiled?.Text;
        init => Compiled = value is null ? null : new TextPattern(value, RegexOptions.ECMAScript);
    }

    /// <summary>
    /// The same in place of <see cref="Pattern"/> for an expression that ECMAScript does not know, read as .NET does by
    /// itself: <c>\d</c> is any Unicode digit. No schema can say it.
    /// </summary>
    /// <exception cref="ArgumentException">It is no regular expression that .NET can read.</exception>
    [StringSyntax(StringSyntaxAttribute.Regex)]
    public string? DotNetPattern
    {
        get => Compiled?.Text;
        init => Compiled = value is null ? null : new TextPattern(value, RegexOptions.None);
    }

    /// <summary>A well-known form.</summary>
    public TextFormat Format { get; init; }

    /// <summary>Whether it must hold more than white space, as <c>[Required]</c> asks.</summary>
    public bool NotBlank { get; init; }

    /// <summary>The only values allowed, compared ordinally. Other rules are not looked at then.</summary>
    public string[]? Allowed { get; init; }

    /// <summary>Values that are refused.</summary>
    public string[]? Denied { get; init; }

    internal TextPattern? Compiled { get; private init; }
}
