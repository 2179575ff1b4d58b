using System.Text.RegularExpressions;

namespace WriteGate.Json;

/// <summary>A regular expression for whole values.</summary>
internal sealed class TextPattern
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private readonly Regex regex;

    /// <param name="pattern">The expression.</param>
    /// <param name="dialect">How .NET reads it: <see cref="RegexOptions.ECMAScript"/>, or none for its own way.</param>
    /// <exception cref="ArgumentException">.NET cannot read the expression.</exception>
    public TextPattern(string pattern, RegexOptions dialect)
    {
        Text = pattern;
        RegexOptions options = dialect | RegexOptions.CultureInvariant;

        // Alone first: one such as "a)|(b" must not break out of the group that ties it to the whole value.
        _ = new Regex(pattern, options, Limit);

        // Not "$", which would also match before a line break at the end.
        regex = new Regex($@"^(?:{pattern})\z", options, Limit);
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
