using WriteGate.Journal;

namespace WriteGate.Sqlite;

/// <summary>Keeps of each run the last row that was removed from the journal.</summary>
internal static class AnchorTable
{
    public const int PageSize = 512;

    public const string PageSql = """
        SELECT removal, run_id, run_sequence, hash FROM journal_anchors
        WHERE (removal, run_id) > (?, ?) ORDER BY removal, run_id LIMIT ?
        """;

    // Of several rows of a run SQLite takes the hash of that with the greatest number.
    private const string AddSql = """
        INSERT INTO journal_anchors (removal, run_id, run_sequence, hash)
        SELECT ?, run_id, max(run_sequence), hash FROM journal WHERE sequence > ? AND sequence <= ? GROUP BY run_id
        ON CONFLICT (removal, run_id) DO UPDATE SET run_sequence = excluded.run_sequence, hash = excluded.hash
        """;

    /// <summary>Anchors a stretch of rows; later stretches of a run come later.</summary>
    public static void Add(SqliteDatabase database, long removal, long after, long last)
        => database.Prepare(AddSql).Add(removal).Add(after).Add(last).Run();

    /// <summary>Removes the anchors of a removal, and of any after it, that was not recorded.</summary>
    public static void RemoveFrom(SqliteDatabase database, long removal)
        => database.Prepare("DELETE FROM journal_anchors WHERE removal >= ?").Add(removal).Run();

    /// <summary>The next anchors, in their order.</summary>
    public static List<JournalAnchor> Page(SqliteDatabase database, JournalAnchor? after)
    {
        List<JournalAnchor> page = [];
        SqliteStatement row = database.Prepare(PageSql).Add(after?.Removal ?? 0).Add(after?.RunId ?? "").Add(PageSize);
        try
        {
            while (row.Step())
            {
                page.Add(new(row.Number(), row.Text(), row.Number(), row.Blob()));
            }
        }
        finally
        {
            row.Reset();
        }

        return page;
    }
}
