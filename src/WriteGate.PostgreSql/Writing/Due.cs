using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>What may be forgotten of intents: conditions on one that is called <c>i</c>.</summary>
internal sealed class Due(StoreName store)
{
    private static readonly string IsToReview = $"review = {(int)ReviewState.Open}";

    // What was in shadow stays: whoever once proposed for a field may not promote it.
    private static readonly IntentState[] Removable =
    [
        IntentState.Denied, IntentState.Expired, IntentState.Cancelled, IntentState.Applied, IntentState.NoChange, IntentState.Failed,
        IntentState.Discarded, IntentState.RolledBack,
    ];

    private readonly string intents = $"{store.Quoted}.intents";

    /// <summary>Its values may be erased.</summary>
    /// <param name="before">It settled by then, in Unix milliseconds.</param>
    public string Values(long before) => $"""
        {Old(before)} AND (i.body IS NOT NULL OR i.before IS NOT NULL OR i.after IS NOT NULL OR i.skipped IS NOT NULL OR i.response IS NOT NULL)
        AND NOT ({HasKin($"({IsNeeded})")})
        """;

    /// <summary>It is a tombstone that no call needs to meet any more.</summary>
    /// <param name="before">It settled by then, in Unix milliseconds.</param>
    public string Tombstones(long before) => $"""
        {Old(before)} AND i.state IN ({string.Join(", ", Removable.Select(state => (int)state))})
        AND i.body IS NULL AND i.before IS NULL AND i.after IS NULL AND i.skipped IS NULL AND i.response IS NULL
        AND NOT ({HasKin($"({IsNeeded} OR o.settled_at > {before})")})
        """;

    private string IsNeeded => $"o.settled_at IS NULL OR o.settled_at + o.\"window\" > {store.Quoted}.clock_ms() OR o.{IsToReview}";

    private string Old(long before) => $"i.settled_at <= {before} AND i.settled_at + i.\"window\" <= {store.Quoted}.clock_ms() AND NOT i.{IsToReview}";

    // Nothing of what belongs together is forgotten while a part of it is needed: a batch or plan and its items, what
    // was taken back or edited and what was put in its place.
    private string HasKin(string needed) => $"""
        EXISTS (SELECT FROM {intents} o WHERE o.id IN (i.parent_id, i.rollback_of, i.replaced_by, i.edit_of) AND {needed})
        OR EXISTS (SELECT FROM {intents} p JOIN {intents} o ON o.id = p.parent_id WHERE p.id = i.parent_id AND {needed})
        OR EXISTS (SELECT FROM {intents} o WHERE o.parent_id = i.id AND {needed})
        OR EXISTS (SELECT FROM {intents} p JOIN {intents} o ON o.parent_id = p.id WHERE p.parent_id = i.id AND {needed})
        OR EXISTS (SELECT FROM {intents} o WHERE o.rollback_of = i.id AND {needed})
        OR EXISTS (SELECT FROM {intents} o WHERE o.edit_of = i.id AND {needed})
        """;
}
