using WriteGate.Policy;

namespace WriteGate;

/// <summary>The one table of results: how each is called in summaries and the journal, in metrics, and over HTTP.</summary>
public static class Outcomes
{
    private static readonly Outcome[] Table =
    [
        new(OutcomeKind.Answered, "answered", "success", null, 200),
        new(OutcomeKind.Applied, "applied", "success", null, 200, DecisionKind.Execute),
        new(OutcomeKind.NoChange, "no_change", "success", null, 200),
        new(OutcomeKind.Replayed, "replayed", "success", null, 200),
        new(OutcomeKind.Rehearsed, "rehearsed", "rehearsal", "rehearsed", 200, DecisionKind.Rehearse),
        new(OutcomeKind.PendingApproval, "pending", "human_review_required", "pending-approval", 202, DecisionKind.AwaitApproval),
        new(OutcomeKind.InvalidArguments, "invalid", "failed_validation", "invalid-arguments", 400),
        new(OutcomeKind.Conflict, "conflict", "conflict", "key-reuse-mismatch", 409),
        new(OutcomeKind.InProgress, "in_progress", "retry", "in-progress", 409),
        new(OutcomeKind.Denied, "denied", "denied", "denied", 403, DecisionKind.Deny),
        new(OutcomeKind.Expired, "expired", "expired", "expired", 410),
        new(OutcomeKind.Stale, "stale", "stale", "stale-record", 412),
        new(OutcomeKind.Quarantined, "quarantined", "human_review_required", "quarantined", 409, DecisionKind.Quarantine),
        new(OutcomeKind.Failed, "failed", "failed", "failed", 502),
        new(OutcomeKind.Unknown, "unknown", "unknown", "unknown-outcome", 504),
        new(OutcomeKind.RolledBack, "rolled_back", "rolled_back", "rolled-back", 409),
        new(OutcomeKind.PartlyApplied, "partly_applied", "unknown", "partly-applied", 504),
    ];

    /// <summary>All rows, in the order of <see cref="OutcomeKind"/>.</summary>
    public static IReadOnlyList<Outcome> All => Table;

    /// <summary>The row of a kind.</summary>
    public static Outcome Of(OutcomeKind kind) => Table[(int)kind];

    /// <summary>The row that a decision leads to, when nothing goes wrong on the way.</summary>
    public static Outcome Of(DecisionKind decision) => Array.Find(Table, row => row.Decision == decision)!;
}

/// <summary>One row of the table of results.</summary>
/// <param name="Kind">The result.</param>
/// <param name="Word">Its word in summaries and in the journal.</param>
/// <param name="Tag">Its outcome tag in metrics: success, retry, failed_validation, human_review_required, …</param>
/// <param name="Problem">Last segment of its problem type; null where there is no problem.</param>
/// <param name="Status">HTTP status, where a host speaks HTTP. A key reused with another body may be 422 by <see cref="WriteGateOptions.StatusOf"/>.</param>
/// <param name="Decision">The decision that leads to it; null where none does.</param>
public sealed record Outcome(OutcomeKind Kind, string Word, string Tag, string? Problem, int Status, DecisionKind? Decision = null)
{
    /// <summary>The problem type as a URI (RFC 9457); null where there is no problem.</summary>
    public string? ProblemType => Problem is null ? null : "https://writegate.dev/problems/" + Problem;
}
