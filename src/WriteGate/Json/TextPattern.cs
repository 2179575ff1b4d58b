using System.Text.RegularExpressions;

namespace WriteGate.Json;

/// <summary>A regular expression for whole values, as <c>pattern</c> in a JSON schema means it.</summary>
internal sealed class TextPattern
{
    private const RegexOptions Options = RegexOptions.ECMAScript | RegexOptions.CultureInvariant;

    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private readonly Regex regex;

    /// <exception cref="ArgumentException">.NET cannot read the expression.</exception>
    public TextPattern(string pattern)
    {
        Text = pattern;

        // Alone first: one such as "a)|(b" must not break out of the group that ties it to the whole value.
        _ = new Regex(pattern, Options, Limit);

        // Not "$", which would also match before a line break at the end.
        regex = new Regex($@"^(?:{pattern})\z", Options, Limit);
    }

    public string Text { get; }

    /// <returns>Null when it took too long to tell.</returns>
    public bool? Matches(string value)
    {
        try
        {
            return regex.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
