using SQLitePCL;

namespace WriteGate.Sqlite;

/// <summary>
/// Runs waiting commands in one transaction with one commit. First all together; if the changes of one must be undone,
/// everything is undone and run again, each under its own savepoint, so that none hurts another. Savepoints are not used
/// at once because each would copy every page that its command touches.
/// </summary>
internal sealed class GroupCommit(WriteSession session, HolderFile holder)
{
    private readonly SqliteDatabase database = session.Database;
    private long commits;

    /// <summary>How many transactions that changed something were committed.</summary>
    public long Commits => Interlocked.Read(ref commits);

    /// <exception cref="SqliteFault">Nothing was kept.</exception>
    public void Run(IReadOnlyList<WriteCommand> group)
    {
        try
        {
            if (!TryTogether(group))
            {
                Rollback();
                Apart(group);
            }
        }
        catch
        {
            Rollback();
            throw;
        }
    }

    private bool TryTogether(IReadOnlyList<WriteCommand> group)
    {
        int before = Begin();
        foreach (WriteCommand command in group)
        {
            int untouched = database.TotalChanges;
            bool keep = TryRun(command);
            if (!keep && database.TotalChanges != untouched)
            {
                return false;
            }

            session.Heads.Keep();
        }

        Commit(before);
        return true;
    }

    private void Apart(IReadOnlyList<WriteCommand> group)
    {
        int before = Begin();
        foreach (WriteCommand command in group)
        {
            database.Prepare("SAVEPOINT command").Run();
            if (TryRun(command))
            {
                session.Heads.Keep();
            }
            else
            {
                session.Heads.Undo();
                session.Counters.Unlearn();
                database.Prepare("ROLLBACK TO command").Run();
            }

            database.Prepare("RELEASE command").Run();
        }

        Commit(before);
    }

    // What concerns the file fails the group; what concerns the command alone is told its caller.
    private bool TryRun(WriteCommand command)
    {
        command.Fault = null;
        try
        {
            command.Run(session);
            return command.Keep;
        }
        catch (Exception fault) when (fault is not SqliteFault { Code: not raw.SQLITE_CONSTRAINT })
        {
            command.Fault = fault is SqliteFault ? new InvalidOperationException($"The store refused the step: {fault.Message}", fault) : fault;
            return false;
        }
    }

    private int Begin()
    {
        database.Prepare("BEGIN IMMEDIATE").Run();
        return database.TotalChanges;
    }

    private void Commit(int before)
    {
        database.Prepare("COMMIT").Run();
        session.Heads.Committed();
        if (database.TotalChanges != before)
        {
            Interlocked.Increment(ref commits);
            holder.Advance(session.Journal.LastRow);
        }
    }

    private void Rollback()
    {
        session.Heads.RolledBack();
        session.Counters.Unlearn();
        if (database.InTransaction)
        {
            database.Prepare("ROLLBACK").Run();
        }
    }
}
