using System.Collections.Immutable;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>
/// What is known of a value by the code that makes it: the texts it may have, in which <see cref="Hole"/> stands for what is
/// not known. A verb is its name, a request its verb and address, a database command its SQL, a path itself.
/// </summary>
internal sealed class Text : IEquatable<Text>
{
    /// <summary>Stands for any text, the empty one included.</summary>
    public const char Hole = '\0';

    /// <summary>Begins every path below the folder for temporary files.</summary>
    public const char Temporary = '\u0001';

    /// <summary>More than these are not told apart.</summary>
    private const int MaxChoices = 16;
    private const int MaxLength = 4096;

    public static readonly Text Unknown = new([Hole.ToString()]);

    private Text(ImmutableArray<string> choices) => Choices = choices;

    public ImmutableArray<string> Choices { get; }

    public bool IsUnknown => Choices.Any(c => c.Length == 1 && c[0] == Hole);

    public static Text Of(string text) => new([text]);

    /// <summary>Either of these.</summary>
    public static Text Any(IEnumerable<Text> texts) => Of(texts.SelectMany(t => t.Choices));

    /// <summary>One after the other.</summary>
    public static Text Concat(Text first, Text second)
        => Of(first.Choices.SelectMany(f => second.Choices.Select(s => f + s)));

    public bool Equals(Text? other) => other is not null && Choices.SequenceEqual(other.Choices);

    public override bool Equals(object? other) => Equals(other as Text);

    public override int GetHashCode() => Choices.Aggregate(17, (hash, c) => (hash * 31) + StringComparer.Ordinal.GetHashCode(c));

    private static Text Of(IEnumerable<string> choices)
    {
        ImmutableArray<string> distinct = [.. choices.Distinct().Take(MaxChoices + 1)];
        return distinct.Length is 0 or > MaxChoices || distinct.Any(c => c.Length > MaxLength) ? Unknown : new(distinct);
    }
}
