using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>What may be forgotten of a stretch of rows: of intents that settled by a time (?1), whose window has ended by now (?2), behind one row (?3) and up to another (?4).</summary>
internal static class Due
{
    private static readonly string Old = "seq > ?3 AND seq <= ?4 AND i.settled_at <= ?1 AND i.settled_at + i.\"window\" <= ?2";

    // Nothing of what belongs together is forgotten while a part of it is needed: a batch or plan and its items, what
    // was taken back or edited and what was put in its place.
    private static readonly string HasKinNeeded = $"""
        EXISTS (SELECT 1 FROM intents o WHERE o.id IN (i.parent_id, i.rollback_of, i.replaced_by, i.edit_of) AND {Needed})
        OR EXISTS (SELECT 1 FROM intents p JOIN intents o ON o.id = p.parent_id WHERE p.id = i.parent_id AND {Needed})
        OR EXISTS (SELECT 1 FROM intents o WHERE o.parent_id = i.id AND {Needed})
        OR EXISTS (SELECT 1 FROM intents p JOIN intents o ON o.parent_id = p.id WHERE p.parent_id = i.id AND {Needed})
        OR EXISTS (SELECT 1 FROM intents o WHERE o.rollback_of = i.id AND {Needed})
        OR EXISTS (SELECT 1 FROM intents o WHERE o.edit_of = i.id AND {Needed})
        """;

    private const string Needed = "{needed}";

    private static readonly string IsToReview = $"review = {(int)ReviewState.Open}";

    private static readonly string IsNeeded = $"o.settled_at IS NULL OR o.settled_at + o.\"window\" > ?2 OR o.{IsToReview}";

    /// <summary>Erases values.</summary>
    public static readonly string ValuesSql = $"""
        UPDATE intents AS i SET body = NULL, before = NULL, after = NULL, skipped = NULL, response = NULL
        WHERE {Old} AND NOT i.{IsToReview}
            AND (i.body IS NOT NULL OR i.before IS NOT NULL OR i.after IS NOT NULL OR i.skipped IS NOT NULL OR i.response IS NOT NULL)
            AND NOT ({HasKinNeeded.Replace(Needed, $"({IsNeeded})", StringComparison.Ordinal)})
        """;

    // What was in shadow stays: whoever once proposed for a field may not promote it.
    private static readonly IntentState[] Removable =
    [
        IntentState.Denied, IntentState.Expired, IntentState.Cancelled, IntentState.Applied, IntentState.NoChange, IntentState.Failed,
        IntentState.Discarded, IntentState.RolledBack,
    ];

    /// <summary>Finds tombstones that no call needs to meet any more.</summary>
    public static readonly string TombstonesSql = $"""
        SELECT i.seq FROM intents i
        WHERE {Old} AND NOT i.{IsToReview} AND i.state IN ({string.Join(", ", Removable.Select(state => (int)state))})
            AND i.body IS NULL AND i.before IS NULL AND i.after IS NULL AND i.skipped IS NULL AND i.response IS NULL
            AND NOT ({HasKinNeeded.Replace(Needed, $"({IsNeeded} OR o.settled_at > ?1)", StringComparison.Ordinal)})
        """;

    /// <summary>Erases values of the journal: of what was written by a time, behind one row and up to another.</summary>
    public const string JournalSql = """
        UPDATE journal SET before = NULL, after = NULL, skipped = NULL, salt = NULL
        WHERE at <= ? AND sequence > ? AND sequence <= ? AND salt IS NOT NULL
        """;
}
