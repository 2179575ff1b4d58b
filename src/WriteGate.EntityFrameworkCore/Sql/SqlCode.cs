using System.Text;

namespace WriteGate.EntityFrameworkCore.Sql;

/// <summary>
/// What of a text of SQL is code: without comments, and with <c>?</c> for everything quoted. Dialects disagree on where some
/// quotes and comments end, so a text in which one of them would find code where another finds none is not read at all.
/// </summary>
internal sealed class SqlCode
{
    private readonly string sql;
    private readonly StringBuilder code;
    private int at;

    // MySQL reads on behind ESCAPE '\', because there a backslash escapes the quote.
    private bool afterEscape;

    // MySQL reads a comment behind #, up to the end of the line.
    private bool afterHash;

    private SqlCode(string sql)
    {
        this.sql = sql;
        code = new StringBuilder(sql.Length);
    }

    /// <summary>The code of a text; null where it is unclear.</summary>
    public static string? Of(string sql)
    {
        SqlCode reading = new(sql);
        while (reading.at < sql.Length)
        {
            if (!reading.Step())
            {
                return null;
            }
        }

        return reading.code.ToString();
    }

    private bool Step()
    {
        char c = sql[at];
        char next = at + 1 < sql.Length ? sql[at + 1] : '\0';
        return (c, next) switch
        {
            ('\'' or '"' or '`', _) => Quoted(c),
            ('[', _) => Bracketed(),
            ('-', '-') => LineComment(),
            ('/', '*') => Comment(),
            ('$', _) => Dollar(),
            _ => Plain(c),
        };
    }

    private bool Plain(char c)
    {
        afterHash = c == '#' || (afterHash && c != '\n');
        code.Append(c);
        at++;
        return true;
    }

    private bool Quoted(char quote)
    {
        int end = at + 1;
        while (true)
        {
            end = sql.IndexOf(quote, end);
            if (end < 0)
            {
                return false;
            }

            if (BackslashesBefore(end) % 2 == 1 && !IsEscapeOf(end))
            {
                return false;
            }

            if (end + 1 == sql.Length || sql[end + 1] != quote)
            {
                return Leave(end + 1, '?');
            }

            end += 2;
        }
    }

    private int BackslashesBefore(int end)
    {
        int first = end;
        while (first > at + 1 && sql[first - 1] == '\\')
        {
            first--;
        }

        return end - first;
    }

    // LIKE … ESCAPE '\', as query generators write it.
    private bool IsEscapeOf(int end)
    {
        bool isEscape = end == at + 2 && code.ToString().AsSpan().TrimEnd().EndsWith("ESCAPE", StringComparison.OrdinalIgnoreCase);
        afterEscape |= isEscape;
        return isEscape;
    }

    // A name in SQL Server and SQLite, an index in PostgreSQL.
    private bool Bracketed()
    {
        int end = sql.IndexOf(']', at);
        ReadOnlySpan<char> name = end < 0 ? default : sql.AsSpan(at..end);
        return end >= 0
            && (end + 1 == sql.Length || sql[end + 1] != ']')
            && !name.ContainsAny("'\"`;$")
            && !name.Contains("--", StringComparison.Ordinal)
            && !name.Contains("/*", StringComparison.Ordinal)
            && Leave(end + 1, '?');
    }

    private bool LineComment()
    {
        // In MySQL two dashes begin a comment only before a blank.
        if (at + 2 < sql.Length && !char.IsWhiteSpace(sql[at + 2]))
        {
            return false;
        }

        int end = sql.IndexOf('\n', at);
        end = end < 0 ? sql.Length : end;
        // A carriage return alone ends a line in some dialects.
        return !sql.AsSpan(at..end).TrimEnd('\r').Contains('\r') && Leave(end, ' ');
    }

    private bool Comment()
    {
        int end = sql.IndexOf("*/", at + 2, StringComparison.Ordinal);
        ReadOnlySpan<char> text = end < 0 ? default : sql.AsSpan((at + 2)..end);
        // Some dialects nest comments; MySQL and MariaDB carry out /*! … */.
        return end >= 0
            && !text.Contains("/*", StringComparison.Ordinal)
            && !text.EndsWith('/')
            && !text.StartsWith('!')
            && !text.StartsWith("M!", StringComparison.OrdinalIgnoreCase)
            && Leave(end + 2, ' ');
    }

    // $1 is a parameter; $$ … $$ and $tag$ … $tag$ are texts in PostgreSQL, and names in MySQL.
    private bool Dollar()
    {
        int end = at + 1;
        while (end < sql.Length && (char.IsLetterOrDigit(sql[end]) || sql[end] == '_'))
        {
            end++;
        }

        return (end == sql.Length || sql[end] != '$') && Plain('$');
    }

    private bool Leave(int end, char instead)
    {
        ReadOnlySpan<char> left = sql.AsSpan(at..end);
        if ((afterEscape && left.Contains(';')) || (afterHash && left.Contains('\n')))
        {
            return false;
        }

        code.Append(instead);
        at = end;
        return true;
    }
}
