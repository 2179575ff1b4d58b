using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Keeps who decided what about an intent, and what was shown.</summary>
internal sealed class ApprovalTable(SqliteDatabase database)
{
    private const string InsertSql = "INSERT INTO approvals (intent_id, approver, approved, digest, reason, at) VALUES (?, ?, ?, ?, ?, ?)";

    public void Add(string intentId, ApprovalDecision decision, DateTimeOffset at) => database.Prepare(InsertSql)
        .Add(intentId).Add(decision.Approver).Add(decision.Approved).Add(decision.Digest).Add(decision.Reason).Add(at)
        .Run();
}
