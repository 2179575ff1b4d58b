using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Reads intents from rows; columns and reader are in the same order.</summary>
internal static class IntentRows
{
    public const string Columns = """
        id, tenant, tool, key, body_hash, schema_hash, body, state, parent_id, rollback_of, run_id, workflow, agent,
        on_behalf_of, model, apply, call_id, retry_of, resource, record_id, record_version, tier, before, after,
        after_source, digest, reason, failure, response, attempts, reclaims, fence, lease_until, "window", created_at,
        settled_at, expires_at, is_sensitive, replaced_by, edit_of, edited_by, skipped,
        policy_hash, first_approver, review, field, verdict
        """;

    // An object initializer runs in the order it is written, so every member takes the next column.
    public static Intent Read(Row row) => new()
    {
        Id = row.Text(),
        Tenant = row.Text(),
        Tool = row.Text(),
        Key = row.Text(),
        BodyHash = row.Text(),
        SchemaHash = row.Text(),
        Body = row.BlobOrNull(),
        State = (IntentState)row.Small(),
        ParentId = row.TextOrNull(),
        RollbackOf = row.TextOrNull(),
        RunId = row.Text(),
        Workflow = row.Text(),
        Agent = row.Text(),
        OnBehalfOf = row.TextOrNull(),
        Model = row.TextOrNull(),
        Apply = row.Flag(),
        CallId = row.TextOrNull(),
        RetryOf = row.TextOrNull(),
        Resource = row.Text(),
        RecordId = row.TextOrNull(),
        RecordVersion = row.TextOrNull(),
        Tier = (WriteTier)row.Small(),
        Before = row.BlobOrNull(),
        After = row.BlobOrNull(),
        AfterSource = (AfterImageSource)row.Small(),
        Digest = row.TextOrNull(),
        Reason = row.TextOrNull(),
        Failure = (FailureKind)row.Small(),
        Response = row.BlobOrNull(),
        Attempts = row.Integer(),
        Reclaims = row.Integer(),
        Fence = row.Number(),
        LeaseUntil = row.TimeOrNull(),
        Window = TimeSpan.FromMilliseconds(row.Number()),
        CreatedAt = row.Time(),
        SettledAt = row.TimeOrNull(),
        ExpiresAt = row.TimeOrNull(),
        IsSensitive = row.Flag(),
        ReplacedBy = row.TextOrNull(),
        EditOf = row.TextOrNull(),
        EditedBy = row.TextOrNull(),
        Skipped = row.BlobOrNull(),
        PolicyHash = row.TextOrNull(),
        FirstApprover = row.TextOrNull(),
        Review = (ReviewState)row.Small(),
        Field = row.TextOrNull(),
        Verdict = (ShadowVerdict)row.Small(),
    };

    public static async Task<List<IntentCount>> ReadCountsAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        List<IntentCount> counts = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            counts.Add(new((IntentState)reader.GetInt16(0), reader.GetInt64(1), DateTimeOffset.FromUnixTimeMilliseconds(reader.GetInt64(2))));
        }

        return counts;
    }

    public static async Task<List<Intent>> ReadAllAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        List<Intent> intents = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            intents.Add(Read(new Row(reader)));
        }

        return intents;
    }
}
