using System.Collections.Frozen;

namespace WriteGate.EntityFrameworkCore.Sql;

/// <summary>Tells whether a text of SQL may write. Whatever it does not know to be reading may.</summary>
internal static class SqlWrites
{
    private static readonly FrozenSet<string> ReadingStatements = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase, "SELECT", "WITH", "VALUES", "EXPLAIN", "SHOW", "DESCRIBE");

    // Words that write wherever they stand: in a CTE, in SELECT … INTO, or as the next statement, which needs no semicolon in
    // SQL Server.
    private static readonly FrozenSet<string> Writing = FrozenSet.Create(
        StringComparer.OrdinalIgnoreCase,
        "INSERT", "UPDATE", "DELETE", "MERGE", "INTO", "TRUNCATE", "CREATE", "ALTER", "DROP", "GRANT", "REVOKE", "DENY",
        "EXEC", "EXECUTE", "CALL", "BULK", "BACKUP", "RESTORE", "DBCC", "KILL", "SHUTDOWN", "OPENQUERY", "OPENROWSET");

    /// <summary>The first word of a text that makes it one that may write.</summary>
    /// <returns>Null when it only reads.</returns>
    public static string? FirstIn(string sql)
    {
        if (SqlCode.Of(sql) is not { } code)
        {
            return "a text that not every dialect reads alike";
        }

        bool isFirst = true;
        bool isQualified = false;
        bool afterName = false;
        string before = "";
        for (int at = 0; at < code.Length;)
        {
            char c = code[at];
            if (char.IsLetter(c) || c == '_')
            {
                string word = WordAt(code, at);
                if (!isQualified && MayWrite(word, before, isFirst))
                {
                    return word.ToUpperInvariant();
                }

                at += word.Length;
                (isFirst, isQualified, afterName, before) = (false, false, true, word);
            }
            else if (char.IsAsciiDigit(c))
            {
                // The point of a number qualifies nothing: SQL Server takes SELECT 1.DELETE for two statements.
                while (at < code.Length && (char.IsAsciiDigit(code[at]) || code[at] == '.'))
                {
                    at++;
                }

                (isQualified, afterName, before) = (false, false, "");
            }
            else
            {
                if (!char.IsWhiteSpace(c))
                {
                    isFirst = c == ';' || (isFirst && c == '(');
                    isQualified = c == '@' || (c == '.' && afterName);
                    afterName = c == '?';
                    before = "";
                }

                at++;
            }
        }

        return null;
    }

    private static bool MayWrite(string word, string before, bool isFirst)
        => isFirst ? !ReadingStatements.Contains(word)
            : Writing.Contains(word)
                && !before.Equals("AS", StringComparison.OrdinalIgnoreCase)
                // SELECT … FOR UPDATE, and FOR NO KEY UPDATE in PostgreSQL, lock what they read.
                && !(word.Equals("UPDATE", StringComparison.OrdinalIgnoreCase) && (before.Equals("FOR", StringComparison.OrdinalIgnoreCase) || before.Equals("KEY", StringComparison.OrdinalIgnoreCase)));

    private static string WordAt(string code, int start)
    {
        int end = start;
        while (end < code.Length && (char.IsLetterOrDigit(code[end]) || code[end] is '_' or '$' or '#'))
        {
            end++;
        }

        return code[start..end];
    }
}
