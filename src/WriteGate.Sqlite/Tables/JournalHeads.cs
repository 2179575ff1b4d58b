using WriteGate.Journal;

namespace WriteGate.Sqlite;

/// <summary>
/// The end of every run's chain: its last row. A head is staged by a command, kept when the command's changes are kept,
/// and known after the commit, so that only a run that was not seen for long is looked up.
/// </summary>
internal sealed class JournalHeads(SqliteDatabase database)
{
    private const int KnownRuns = 4096;

    public const string FindSql = "SELECT run_sequence, hash FROM journal WHERE run_id = ? ORDER BY sequence DESC LIMIT 1";

    // Where all rows of the run were removed.
    public const string FindRemovedSql = "SELECT run_sequence, hash FROM journal_anchors WHERE run_id = ? ORDER BY removal DESC LIMIT 1";

    private readonly Dictionary<string, JournalHead> known = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalHead> kept = new(StringComparer.Ordinal);
    private readonly Dictionary<string, JournalHead> staged = new(StringComparer.Ordinal);

    public JournalHead? Of(string runId)
        => staged.TryGetValue(runId, out JournalHead? head) || kept.TryGetValue(runId, out head) || known.TryGetValue(runId, out head)
            ? head
            : Find(FindSql, runId) ?? Find(FindRemovedSql, runId);

    public void Stage(JournalHead head) => staged[head.RunId] = head;

    /// <summary>The changes of a command stay.</summary>
    public void Keep()
    {
        foreach (JournalHead head in staged.Values)
        {
            kept[head.RunId] = head;
        }

        staged.Clear();
    }

    /// <summary>The changes of a command are undone.</summary>
    public void Undo() => staged.Clear();

    /// <summary>The commit is done.</summary>
    public void Committed()
    {
        if (known.Count + kept.Count > KnownRuns)
        {
            known.Clear();
        }

        foreach (JournalHead head in kept.Values)
        {
            known[head.RunId] = head;
        }

        kept.Clear();
    }

    /// <summary>The transaction was rolled back.</summary>
    public void RolledBack()
    {
        staged.Clear();
        kept.Clear();
    }

    private JournalHead? Find(string sql, string runId)
    {
        SqliteStatement query = database.Prepare(sql).Add(runId);
        try
        {
            return query.Step() ? new(runId, query.Number(), query.Blob()) : null;
        }
        finally
        {
            query.Reset();
        }
    }
}
