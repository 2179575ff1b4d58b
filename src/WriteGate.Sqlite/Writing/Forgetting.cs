using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Sqlite;

/// <summary>Forgets stretch by stretch, each a step of its own, so that other commands get their turn in between.</summary>
internal sealed class Forgetting(SqliteGateStore store, Writer writer, IReads reads)
{
    private const long Stretch = 500;

    private const string LastRowSql = "SELECT max(sequence) FROM journal";

    /// <summary>The first row that stays: found by reading those that do not.</summary>
    public const string FirstKeptSql = "SELECT sequence FROM journal WHERE at >= ? ORDER BY sequence LIMIT 1";

    public async Task<Forgotten> RunAsync(Retention retention, DateTimeOffset now, CancellationToken cancellationToken)
    {
        long values = retention.ValuesBefore(now) is { } valuesBefore ? await ForgetValuesAsync(valuesBefore, cancellationToken).ConfigureAwait(false) : 0;
        long keys = retention.KeysBefore(now) is { } keysBefore
            ? await EachIntentAsync((session, after, last) => RemoveTombstones(session, keysBefore, after, last), cancellationToken).ConfigureAwait(false)
            : 0;
        long rows = retention.JournalBefore(now) is { } journalBefore ? await RemoveRowsAsync(journalBefore, cancellationToken).ConfigureAwait(false) : 0;
        return new(values, keys, rows);
    }

    private async Task<long> ForgetValuesAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        long changed = await EachIntentAsync(
            (session, after, last) => Changes(session, () => session.Database.Prepare(Due.ValuesSql).Add(before).Add(session.Now()).Add(after).Add(last).Run()), cancellationToken).ConfigureAwait(false);
        (long first, long end) = reads.Read(database => (database.Number("SELECT min(sequence) FROM journal"), database.Number(LastRowSql)));
        changed += await EachAsync(
            first, end, (session, after, last) => Changes(session, () => session.Database.Prepare(Due.JournalSql).Add(before).Add(after).Add(last).Run()), cancellationToken).ConfigureAwait(false);
        for (long rows = 1; rows != 0; changed += rows)
        {
            rows = await writer.RunAsync(
                new ForgetStep(session => Changes(session, () => session.Counters.Forget(Earlier(before, session.Now() - Counting.Kept)))), cancellationToken).ConfigureAwait(false);
        }

        return changed;
    }

    private static long RemoveTombstones(WriteSession session, DateTimeOffset before, long after, long last)
    {
        List<long> due = Numbers(session.Database.Prepare(Due.TombstonesSql).Add(before).Add(session.Now()).Add(after).Add(last));
        foreach (long seq in due)
        {
            session.Database.Prepare("DELETE FROM approvals WHERE intent_id = (SELECT id FROM intents WHERE seq = ?)").Add(seq).Run();
            session.Database.Prepare("DELETE FROM intents WHERE seq = ?").Add(seq).Run();
        }

        return due.Count;
    }

    // First it is kept where each run went on, then journaled that rows are removed, then they are. An interruption leaves more
    // rows than are left in the end, and never fewer than the journal tells of.
    private async Task<long> RemoveRowsAsync(DateTimeOffset before, CancellationToken cancellationToken)
    {
        (List<long> kept, long first, long newestRow) = reads.Read(database => (
            Numbers(database.Prepare(FirstKeptSql).Add(before)), database.Number("SELECT min(sequence) FROM journal"), database.Number(LastRowSql)));
        long last = kept is [var firstKept] ? firstKept - 1 : newestRow;
        if (first == 0 || last < first)
        {
            return 0;
        }

        JournalRemoval? newest = await JournalRemoval.VerifiedAsync(store, cancellationToken).ConfigureAwait(false);
        long number = (newest?.Number ?? 0) + 1;
        await writer.RunAsync(new ForgetStep(session => Changes(session, () => AnchorTable.RemoveFrom(session.Database, number))), cancellationToken).ConfigureAwait(false);
        await EachAsync(first, last, (session, after, end) => Changes(session, () => AnchorTable.Add(session.Database, number, after, end)), cancellationToken).ConfigureAwait(false);
        JournalRemoval removal = await JournalRemoval.AfterAsync(newest, before, store.ReadAnchorsAsync(cancellationToken), cancellationToken).ConfigureAwait(false);
        await store.RecordAsync([removal.Entry(last - first + 1)], cancellationToken).ConfigureAwait(false);
        return await EachAsync(
            first, last, (session, after, end) => Changes(session, () => session.Database.Prepare("DELETE FROM journal WHERE sequence > ? AND sequence <= ?").Add(after).Add(end).Run()), cancellationToken).ConfigureAwait(false);
    }

    private Task<long> EachIntentAsync(Func<WriteSession, long, long, long> step, CancellationToken cancellationToken)
    {
        (long first, long last) = reads.Read(database => (database.Number("SELECT min(seq) FROM intents"), database.Number("SELECT max(seq) FROM intents")));
        return EachAsync(first, last, step, cancellationToken);
    }

    private async Task<long> EachAsync(long first, long last, Func<WriteSession, long, long, long> step, CancellationToken cancellationToken)
    {
        long changed = 0;
        for (long after = first - 1; after < last; after += Stretch)
        {
            long begin = after;
            changed += await writer.RunAsync(new ForgetStep(session => step(session, begin, Math.Min(begin + Stretch, last))), cancellationToken).ConfigureAwait(false);
        }

        return changed;
    }

    private static DateTimeOffset Earlier(DateTimeOffset one, DateTimeOffset other) => one < other ? one : other;

    private static long Changes(WriteSession session, Action change)
    {
        int before = session.Database.TotalChanges;
        change();
        return session.Database.TotalChanges - before;
    }

    private static List<long> Numbers(SqliteStatement query)
    {
        List<long> numbers = [];
        try
        {
            while (query.Step())
            {
                numbers.Add(query.Number());
            }
        }
        finally
        {
            query.Reset();
        }

        return numbers;
    }
}
