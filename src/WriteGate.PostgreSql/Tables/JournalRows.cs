using WriteGate.Journal;

namespace WriteGate.PostgreSql;

/// <summary>Reads journal rows; columns and reader are in the same order.</summary>
internal static class JournalRows
{
    public const string Columns = """
        sequence, run_sequence, at, tenant, run_id, action, intent_id, execution_id, workflow, actor, on_behalf_of, model,
        tool, call_id, retry_of, resource, record_id, is_rehearsal, reason, before, after, skipped, is_sensitive, salt,
        values_digest, previous_hash, hash
        """;

    public static JournalRow Read(Row row) => new(row.Number(), row.Number(), row.Time(), ReadEntry(ref row),
        row.BlobOrNull(), row.Blob(), row.Blob(), row.Blob());

    // An object initializer runs in the order it is written, so every member takes the next column.
    private static JournalEntry ReadEntry(ref Row row) => new()
    {
        Tenant = row.Text(),
        RunId = row.Text(),
        Action = row.Text(),
        IntentId = row.TextOrNull(),
        ExecutionId = row.TextOrNull(),
        Workflow = row.TextOrNull(),
        Actor = row.Text(),
        OnBehalfOf = row.TextOrNull(),
        Model = row.TextOrNull(),
        Tool = row.TextOrNull(),
        CallId = row.TextOrNull(),
        RetryOf = row.TextOrNull(),
        Resource = row.TextOrNull(),
        RecordId = row.TextOrNull(),
        IsRehearsal = row.Flag(),
        Reason = row.TextOrNull(),
        Before = row.BlobOrNull(),
        After = row.BlobOrNull(),
        Skipped = row.BlobOrNull(),
        IsSensitive = row.Flag(),
    };
}
