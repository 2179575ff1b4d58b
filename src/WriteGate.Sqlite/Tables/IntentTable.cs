using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>What the writer does to intents. Every change is conditional, and tells whether it happened.</summary>
internal sealed class IntentTable(SqliteDatabase database)
{
    internal const string HolderSql = $"SELECT {IntentRows.Columns} FROM intents WHERE tenant = ?1 AND key = ?2 AND holds = 1";

    // Nothing happens when the key has a holder.
    private const string InsertSql = $"""
        INSERT INTO intents ({IntentRows.Columns}, holds)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 1)
        ON CONFLICT (tenant, key) WHERE holds = 1 DO NOTHING
        """;

    private const string ReleaseSql =
        "UPDATE intents SET holds = 0 WHERE id = ? AND tenant = ? AND key = ? AND state = ? AND fence = ? AND holds = 1";

    // The digest is compared too: what is decided on is what was shown.
    private const string MoveSql = """
        UPDATE intents SET state = ?, record_version = ?, tier = ?, before = ?, after = ?, after_source = ?, digest = ?, reason = ?,
            failure = ?, response = ?, attempts = ?, reclaims = ?, fence = ?, lease_until = ?, settled_at = ?, expires_at = ?, is_sensitive = ?,
            replaced_by = ?, skipped = ?, policy_hash = ?, first_approver = ?, review = ?, verdict = ?
        WHERE id = ? AND tenant = ? AND state = ? AND fence = ? AND digest IS ? AND first_approver IS ?
        """;

    // Apart, because SQLite rewrites the indexes of every column that an update names, changed or not.
    private const string NameRecordSql = "UPDATE intents SET record_id = ? WHERE id = ?";

    public Intent? Holder(string tenant, string key) => IntentRows.First(database.Prepare(HolderSql).Add(tenant).Add(key));

    /// <summary>Takes the key away from its holder.</summary>
    /// <returns>False when it no longer is the holder, or no longer as it was seen.</returns>
    public bool Release(Intent seen) => database.Prepare(ReleaseSql)
        .Add(seen.Id).Add(seen.Tenant).Add(seen.Key).Add((long)seen.State).Add(seen.Fence)
        .Run();

    /// <summary>Adds an intent as the holder of its key.</summary>
    /// <returns>False when the key has a holder.</returns>
    public bool Insert(Intent intent) => database.Prepare(InsertSql)
        .Add(intent.Id).Add(intent.Tenant).Add(intent.Tool).Add(intent.Key).Add(intent.BodyHash).Add(intent.SchemaHash).Add(intent.Body)
        .Add((long)intent.State).Add(intent.ParentId).Add(intent.RollbackOf).Add(intent.RunId).Add(intent.Workflow).Add(intent.Agent)
        .Add(intent.OnBehalfOf).Add(intent.Model).Add(intent.Apply).Add(intent.CallId).Add(intent.RetryOf).Add(intent.Resource)
        .Add(intent.RecordId).Add(intent.RecordVersion).Add((long)intent.Tier).Add(intent.Before).Add(intent.After)
        .Add((long)intent.AfterSource).Add(intent.Digest).Add(intent.Reason).Add((long)intent.Failure).Add(intent.Response)
        .Add(intent.Attempts).Add(intent.Reclaims).Add(intent.Fence).Add(intent.LeaseUntil).Add(intent.Window).Add(intent.CreatedAt)
        .Add(intent.SettledAt).Add(intent.ExpiresAt).Add(intent.IsSensitive).Add(intent.ReplacedBy).Add(intent.EditOf).Add(intent.EditedBy).Add(intent.Skipped)
        .Add(intent.PolicyHash).Add(intent.FirstApprover).Add((long)intent.Review).Add(intent.Field).Add((long)intent.Verdict)
        .Run();

    /// <summary>Changes an intent, if it still is as it was seen.</summary>
    public bool Move(Intent seen, Intent to)
    {
        bool moved = database.Prepare(MoveSql)
            .Add((long)to.State).Add(to.RecordVersion).Add((long)to.Tier).Add(to.Before).Add(to.After).Add((long)to.AfterSource)
            .Add(to.Digest).Add(to.Reason).Add((long)to.Failure).Add(to.Response).Add(to.Attempts).Add(to.Reclaims).Add(to.Fence)
            .Add(to.LeaseUntil).Add(to.SettledAt).Add(to.ExpiresAt).Add(to.IsSensitive).Add(to.ReplacedBy).Add(to.Skipped)
            .Add(to.PolicyHash).Add(to.FirstApprover).Add((long)to.Review).Add((long)to.Verdict)
            .Add(seen.Id).Add(seen.Tenant).Add((long)seen.State).Add(seen.Fence).Add(seen.Digest).Add(seen.FirstApprover)
            .Run();
        if (moved && to.RecordId != seen.RecordId)
        {
            database.Prepare(NameRecordSql).Add(to.RecordId).Add(to.Id).Run();
        }

        return moved;
    }
}
