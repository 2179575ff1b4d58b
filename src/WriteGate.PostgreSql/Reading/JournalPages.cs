using WriteGate.Journal;

namespace WriteGate.PostgreSql;

/// <summary>
/// Reads the journal page by page, up to the row that was the last when reading began. Numbers are given before a commit,
/// so a row can appear behind one with a higher number; to miss none, the last row is asked for while nobody commits.
/// </summary>
internal sealed class JournalPages(StoreName store, Reads reads)
{
    public const int PageSize = 512;

    /// <summary>The last row of which no earlier one can still appear.</summary>
    public Task<long> LastAsync(CancellationToken cancellationToken)
        // Two statements: the second sees what was committed while the first waited.
        => reads.RunAsync(
            new Query($"SELECT pg_advisory_xact_lock({store.AllLocks}); SELECT coalesce(max(sequence), 0) FROM {store.Quoted}.journal"),
            static async (reader, token) =>
            {
                await reader.NextResultAsync(token).ConfigureAwait(false);
                await reader.ReadAsync(token).ConfigureAwait(false);
                return reader.GetInt64(0);
            },
            cancellationToken);

    /// <summary>The row after which only as many as asked for are left.</summary>
    public Task<long> BeforeNewestAsync(JournalQuery wanted, CancellationToken cancellationToken)
    {
        Query query = Conditions(new($"SELECT sequence FROM {store.Quoted}.journal"), wanted, wanted.After);
        return reads.RunAsync(
            query.Add($" ORDER BY sequence DESC LIMIT 1 OFFSET {query.Number(wanted.Newest)}"),
            async (reader, token) => await reader.ReadAsync(token).ConfigureAwait(false) ? reader.GetInt64(0) : wanted.After,
            cancellationToken);
    }

    /// <summary>The next page.</summary>
    /// <param name="wanted">Which rows.</param>
    /// <param name="after">The last row already read.</param>
    /// <param name="last">The last row to read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<List<JournalRow>> ReadAsync(JournalQuery wanted, long after, long last, CancellationToken cancellationToken)
    {
        Query query = For(wanted, after);
        return reads.RunAsync(
            query.Add($" AND sequence <= {query.Number(last)} ORDER BY sequence LIMIT {PageSize}"),
            static async (reader, token) =>
            {
                List<JournalRow> page = new(PageSize);
                while (await reader.ReadAsync(token).ConfigureAwait(false))
                {
                    page.Add(JournalRows.Read(new Row(reader)));
                }

                return page;
            },
            cancellationToken);
    }

    private Query For(JournalQuery wanted, long after) => Conditions(new($"SELECT {JournalRows.Columns} FROM {store.Quoted}.journal"), wanted, after);

    private static Query Conditions(Query query, JournalQuery wanted, long after) => query
        .Add($" WHERE sequence > {query.Number(after)}")
        .Where("tenant", wanted.Tenant)
        .Where("run_id", wanted.RunId)
        .Where("intent_id", wanted.IntentId)
        .Where("resource", wanted.Resource)
        .Where("record_id", wanted.RecordId);
}
