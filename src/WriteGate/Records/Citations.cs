using System.Text;

namespace WriteGate.Records;

/// <summary>Whether a citation holds: its words stand in a source of the run, white space folded, and are enough to be found again.</summary>
internal static class Citations
{
    /// <summary>Fewer characters stand in every text.</summary>
    public const int FewestCharacters = 12;

    /// <summary>Why it does not hold, without a word of what the agent sent; null when it does.</summary>
    public static string? WhyNot(ICitation citation, IReadOnlyDictionary<string, UntrustedText> sources)
    {
        string excerpt = Fold(citation.Excerpt);
        return excerpt.Length < FewestCharacters ? $"its excerpt has fewer than {FewestCharacters} characters"
            : !sources.TryGetValue(citation.Source, out UntrustedText? source) ? "the source it names was not given to this run"
            : !source.Folded.Contains(excerpt, StringComparison.Ordinal) ? "its excerpt does not stand in that source word for word"
            : null;
    }

    /// <summary>The text with every run of white space as one space, and none around it.</summary>
    public static string Fold(string text)
    {
        StringBuilder folded = new(text.Length);
        bool isApart = false;
        foreach (char c in text)
        {
            if (char.IsWhiteSpace(c))
            {
                isApart = folded.Length > 0;
                continue;
            }

            if (isApart)
            {
                folded.Append(' ');
                isApart = false;
            }

            folded.Append(c);
        }

        return folded.ToString();
    }
}
