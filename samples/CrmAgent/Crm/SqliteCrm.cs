using System.Globalization;

using Microsoft.Data.Sqlite;

using WriteGate;

namespace CrmAgent.Crm;

/// <summary>A small CRM. Every write first asks whether its permit is worth anything, then goes out over the line.</summary>
internal sealed class SqliteCrm(CrmDatabase database, CrmLine line) : ICrm
{
    public Task<IReadOnlyList<DealHeadline>> SearchDealsAsync(string text, CancellationToken cancellationToken)
        => Task.FromResult<IReadOnlyList<DealHeadline>>(database.Query(
            row => new DealHeadline(row.GetString(0), row.GetString(1)),
            "select id, name from deals where instr(lower(name), lower($text)) > 0 order by id",
            ("$text", text)));

    public Task<Deal?> FindDealAsync(string dealId, CancellationToken cancellationToken)
        => Task.FromResult(database.Query(
            ReadDeal,
            "select id, name, next_step, next_step_due, lead_score, stage, amount, version from deals where id = $id",
            ("$id", dealId)).SingleOrDefault());

    public Task<Lead?> FindLeadAsync(string leadId, CancellationToken cancellationToken)
        => Task.FromResult(database.Query(
            row => new Lead(row.GetString(0), row.GetString(1), row.GetBoolean(2)),
            "select id, name, do_not_call from leads where id = $id",
            ("$id", leadId)).SingleOrDefault());

    public Task<string?> FindCallAsync(string dealId, DateTimeOffset startedAt, CancellationToken cancellationToken)
        => Task.FromResult(database.Query(
            row => $"C-{row.GetInt64(0)}",
            "select id from calls where deal_id = $deal and started_at = $at",
            ("$deal", dealId), ("$at", Utc(startedAt))).FirstOrDefault());

    public Task<string?> FindNoteAsync(string dealId, string title, CancellationToken cancellationToken)
        => Task.FromResult(database.Query(
            row => $"N-{row.GetInt64(0)}",
            "select id from notes where deal_id = $deal and title = $title",
            ("$deal", dealId), ("$title", title)).FirstOrDefault());

    public Task PatchDealAsync(string dealId, Patch<Deal> changes, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("crm.deal", dealId);
        bool written = line.Send(() => new DealChanges(changes).Apply(database, dealId, permit.RecordVersion));
        return written
            ? Task.CompletedTask
            : throw new StaleRecordException($"Deal {dealId} is no longer at version {permit.RecordVersion}.");
    }

    public Task<string> LogCallAsync(string dealId, DateTimeOffset startedAt, string summary, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("crm.deal", dealId);
        return Task.FromResult(Insert(
            "C", "insert into calls (deal_id, started_at, summary) values ($deal, $at, $summary) returning id",
            ("$deal", dealId), ("$at", Utc(startedAt)), ("$summary", summary)));
    }

    public Task DeleteCallAsync(string callId, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("crm.call", callId);
        return Delete("calls", callId);
    }

    public Task<string> CreateNoteAsync(string dealId, string title, string text, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("crm.deal", dealId);
        return Task.FromResult(Insert(
            "N", "insert into notes (deal_id, title, text) values ($deal, $title, $text) returning id",
            ("$deal", dealId), ("$title", title), ("$text", text)));
    }

    public Task DeleteNoteAsync(string noteId, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("crm.note", noteId);
        return Delete("notes", noteId);
    }

    public Task<string> DialAsync(string leadId, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("crm.lead", leadId);
        return Task.FromResult(Insert("P", "insert into dials (lead_id) values ($lead) returning id", ("$lead", leadId)));
    }

    public Task SendMailAsync(string leadId, string subject, string text, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("crm.lead", leadId);
        Insert("M", "insert into mails (lead_id, subject, text) values ($lead, $subject, $text) returning id", ("$lead", leadId), ("$subject", subject), ("$text", text));
        return Task.CompletedTask;
    }

    private string Insert(string prefix, string sql, params (string Name, object? Value)[] parameters)
        => line.Send(() => $"{prefix}-{database.Query(row => row.GetInt64(0), sql, parameters).Single()}");

    private Task Delete(string table, string id)
    {
        line.Send(() => database.Execute($"delete from {table} where id = $id", ("$id", id[(id.IndexOf('-', StringComparison.Ordinal) + 1)..])));
        return Task.CompletedTask;
    }

    private static Deal ReadDeal(SqliteDataReader row) => new()
    {
        Id = row.GetString(0),
        Name = row.GetString(1),
        NextStep = row.IsDBNull(2) ? null : row.GetString(2),
        NextStepDue = row.IsDBNull(3) ? null : DateOnly.ParseExact(row.GetString(3), "O", CultureInfo.InvariantCulture),
        LeadScore = row.IsDBNull(4) ? null : row.GetInt32(4),
        Stage = Enum.Parse<Stage>(row.GetString(5)),
        Amount = decimal.Parse(row.GetString(6), CultureInfo.InvariantCulture),
        Version = row.GetInt32(7),
    };

    private static string Utc(DateTimeOffset time) => time.UtcDateTime.ToString("O", CultureInfo.InvariantCulture);
}
