using WriteGate.Journal;

namespace WriteGate.PostgreSql;

/// <summary>Reads of each run the last row that was removed from the journal, page by page.</summary>
internal sealed class AnchorPages(StoreName store, Reads reads)
{
    public const int PageSize = 512;

    /// <summary>The next anchors, in their order.</summary>
    public Task<List<JournalAnchor>> ReadAsync(JournalAnchor? after, CancellationToken cancellationToken)
    {
        Query query = new($"SELECT removal, run_id, run_sequence, hash FROM {store.Quoted}.journal_anchors WHERE (removal, run_id) > ");
        return reads.RunAsync(
            query.Add($"({query.Number(after?.Removal ?? 0)}, {query.Text(after?.RunId ?? "")}) ORDER BY removal, run_id LIMIT {PageSize}"),
            static async (reader, token) =>
            {
                List<JournalAnchor> page = [];
                while (await reader.ReadAsync(token).ConfigureAwait(false))
                {
                    Row row = new(reader);
                    page.Add(new(row.Number(), row.Text(), row.Number(), row.Blob()));
                }

                return page;
            },
            cancellationToken);
    }
}
