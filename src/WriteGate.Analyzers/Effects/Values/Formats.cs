using System.Text.RegularExpressions;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>Composite formats.</summary>
internal static class Formats
{
    private static readonly Regex Item = new(@"\{\d+[^{}]*\}", RegexOptions.CultureInvariant);

    /// <summary>The format with holes for its items.</summary>
    public static Text Holes(Text format) => Text.Any(format.Choices.Select(c => Text.Of(Item.Replace(c, Text.Hole.ToString()))));
}
