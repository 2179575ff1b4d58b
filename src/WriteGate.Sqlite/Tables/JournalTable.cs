using WriteGate.Journal;

namespace WriteGate.Sqlite;

/// <summary>Appends to the journal, each row chained to the one before it in its run.</summary>
internal sealed class JournalTable(SqliteDatabase database, JournalHeads heads)
{
    private const string InsertSql = """
        INSERT INTO journal (run_sequence, at, tenant, run_id, action, intent_id, execution_id, workflow, actor, on_behalf_of,
            model, tool, call_id, retry_of, resource, record_id, is_rehearsal, reason, before, after, skipped, is_sensitive, salt,
            values_digest, previous_hash, hash)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """;

    /// <summary>The row appended last by this connection.</summary>
    public long LastRow { get; private set; }

    public void Append(JournalEntry entry, DateTimeOffset at)
    {
        JournalHead? head = heads.Of(entry.RunId);
        JournalRow row = JournalChain.Seal(entry, 0, (head?.RunSequence ?? 0) + 1, at, head?.Hash ?? JournalChain.Origin);
        database.Prepare(InsertSql)
            .Add(row.RunSequence).Add(row.At).Add(entry.Tenant).Add(entry.RunId).Add(entry.Action).Add(entry.IntentId).Add(entry.ExecutionId)
            .Add(entry.Workflow).Add(entry.Actor).Add(entry.OnBehalfOf).Add(entry.Model).Add(entry.Tool).Add(entry.CallId)
            .Add(entry.RetryOf).Add(entry.Resource).Add(entry.RecordId).Add(entry.IsRehearsal).Add(entry.Reason).Add(entry.Before)
            .Add(entry.After).Add(entry.Skipped).Add(entry.IsSensitive).Add(row.Salt).Add(row.ValuesDigest).Add(row.PreviousHash).Add(row.Hash)
            .Run();
        LastRow = database.LastInsertedRow;
        heads.Stage(new(entry.RunId, row.RunSequence, row.Hash));
    }
}
