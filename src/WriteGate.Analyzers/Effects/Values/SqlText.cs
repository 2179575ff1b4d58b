using System.Text.RegularExpressions;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>What SQL does, told by the first word of each statement, whatever the dialect.</summary>
internal static class SqlText
{
    private static readonly Regex Noise = new(
        @"--[^\n]*|/\*.*?\*/|'(?:[^']|'')*'", RegexOptions.Singleline | RegexOptions.CultureInvariant);

    private static readonly Regex Word = new(@"[A-Za-z_]+|\0", RegexOptions.CultureInvariant);

    /// <summary>Makes sure that a table of the program's own is there, as the code names it.</summary>
    private static readonly Regex SetUp = new(
        @"^\s*CREATE\s+(?:UNIQUE\s+)?(?:VIRTUAL\s+)?(?:TABLE|INDEX|VIEW|TRIGGER|SCHEMA|EXTENSION)\s+IF\s+NOT\s+EXISTS\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex WritesWithin = new(
        @"\b(?:INSERT\s+INTO|UPDATE\s+\S+\s+SET|DELETE\s+FROM|MERGE\s+INTO|SELECT\b[^;]*?\bINTO\s+(?!@))",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    private static readonly Regex Key = new(
        @"(?:id|key|guid|uuid|code|number)[""\]`]?\s*(?:=|IN\b)", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant);

    /// <summary>What any of these does; null where the text does not tell.</summary>
    public static (EffectKind Kind, EffectTraits Traits)? Judge(Text sql)
    {
        (EffectKind Kind, EffectTraits Traits)? worst = null;
        bool isOpen = false;
        foreach (string statement in sql.Choices.SelectMany(c => Noise.Replace(c, "''").Split(';')))
        {
            switch (JudgeStatement(statement))
            {
                case { Kind: EffectKind.Write } write:
                    worst = (EffectKind.Write, write.Traits | (worst?.Traits ?? EffectTraits.None));
                    break;
                case { Kind: EffectKind.Unknown }:
                    isOpen = true;
                    break;
                case { Kind: EffectKind.Read } read:
                    worst ??= read;
                    break;
            }
        }

        return isOpen && worst is not { Kind: EffectKind.Write } ? null : worst;
    }

    private static (EffectKind Kind, EffectTraits Traits) JudgeStatement(string statement)
    {
        string first = Word.Match(statement).Value.ToUpperInvariant();
        switch (first)
        {
            case "":
                return (EffectKind.None, EffectTraits.None);
            case "CREATE" when SetUp.IsMatch(statement) && statement.IndexOf(Text.Hole) < 0:
                return (EffectKind.Read, EffectTraits.None);
            case "SELECT" or "WITH" or "EXPLAIN" or "VALUES":
                return WritesWithin.IsMatch(statement) ? Write(statement) : (EffectKind.Read, EffectTraits.None);
            case "PRAGMA" or "SHOW" or "DESCRIBE" or "DESC" or "USE" or "SET" or "DECLARE" or "BEGIN" or "END" or "COMMIT" or "ROLLBACK" or "PRINT":
                return (EffectKind.Read, EffectTraits.None);
            case "INSERT" or "UPDATE" or "DELETE" or "MERGE" or "REPLACE" or "UPSERT" or "CREATE" or "ALTER" or "DROP" or "TRUNCATE"
                or "EXEC" or "EXECUTE" or "CALL" or "GRANT" or "REVOKE" or "COPY" or "LOAD" or "VACUUM" or "REINDEX" or "ATTACH" or "RENAME":
                return Write(statement);
            default:
                return (EffectKind.Unknown, EffectTraits.None);
        }
    }

    private static (EffectKind Kind, EffectTraits Traits) Write(string statement)
    {
        EffectTraits traits = Regex.IsMatch(statement, @"\b(?:DELETE|TRUNCATE|DROP)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)
            ? EffectTraits.Deletes
            : EffectTraits.None;
        return (EffectKind.Write, IsByPredicate(statement) ? traits | EffectTraits.ByPredicate : traits);
    }

    /// <summary>An UPDATE or DELETE whose condition names no key; one that is not known to the end may name one.</summary>
    private static bool IsByPredicate(string statement)
    {
        if (statement.IndexOf(Text.Hole) >= 0 || !Regex.IsMatch(statement, @"^\W*(?:UPDATE|DELETE)\b", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant))
        {
            return false;
        }

        int where = statement.IndexOf("WHERE", StringComparison.OrdinalIgnoreCase);
        return where < 0 || !Key.IsMatch(statement.Substring(where));
    }
}
