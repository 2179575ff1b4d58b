using System.Text;
using System.Text.RegularExpressions;

namespace WriteGate.Json;

/// <summary>A regular expression for whole values, as <c>pattern</c> in a JSON schema means it.</summary>
internal sealed class TextPattern
{
    private static readonly TimeSpan Limit = TimeSpan.FromMilliseconds(100);

    private readonly Regex regex;

    /// <exception cref="ArgumentException">.NET cannot read the expression.</exception>
    public TextPattern(string pattern)
    {
        Text = pattern;
        regex = Compile(pattern);
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

    private static Regex Compile(string pattern)
    {
        try
        {
            // This mode admits no CultureInvariant; culture bears on IgnoreCase only, which a pattern cannot switch on here.
            return Compile(pattern, RegexOptions.ECMAScript);
        }
        catch (ArgumentException)
        {
            // ECMAScript has look-behind and \p{…} since 2018, .NET's mode of that name has not.
            return Compile(WithAsciiClasses(pattern), RegexOptions.CultureInvariant);
        }
    }

    private static Regex Compile(string pattern, RegexOptions options)
    {
        // Alone first: one such as "a)|(b" must not break out of the group that ties it to the whole value.
        _ = new Regex(pattern, options, Limit);

        // Not "$", which would also match before a line break at the end.
        return new Regex($@"^(?:{pattern})\z", options, Limit);
    }

    private static string WithAsciiClasses(string pattern)
    {
        StringBuilder ascii = new();
        bool inClass = false;
        for (int i = 0; i < pattern.Length; i++)
        {
            if (pattern[i] != '\\' || i + 1 == pattern.Length)
            {
                inClass = pattern[i] switch { '[' => true, ']' => false, _ => inClass };
                ascii.Append(pattern[i]);
                continue;
            }

            ascii.Append((pattern[++i], inClass) switch
            {
                ('d', true) => "0-9",
                ('d', false) => "[0-9]",
                ('D', false) => "[^0-9]",
                ('w', true) => "a-zA-Z0-9_",
                ('w', false) => "[a-zA-Z0-9_]",
                ('W', false) => "[^a-zA-Z0-9_]",
                (char other, _) => $"\\{other}",
            });
        }

        return ascii.ToString();
    }
}
