namespace WriteGate.Intents;

/// <summary>How long a store keeps what, by its own clock; what is null is kept for ever.</summary>
public sealed record Retention
{
    /// <summary>How long after settling an intent keeps its body, images and response, and how long a journal row keeps its values. Never less than the intent's window.</summary>
    public TimeSpan? Values { get; init; }

    /// <summary>How long after settling the key is known, so that a call that says it is a retry is refused and not run. Never less than the intent's window.</summary>
    public TimeSpan? Keys { get; init; }

    /// <summary>How long journal rows are kept; whole months (UTC) are removed.</summary>
    public TimeSpan? Journal { get; init; }

    /// <summary>What settled, rose or was written by then may lose its values; null where none does.</summary>
    /// <param name="now">The store's clock.</param>
    public DateTimeOffset? ValuesBefore(DateTimeOffset now) => Before(now, Values);

    /// <summary>What settled by then may be forgotten wholly; null where nothing is.</summary>
    /// <param name="now">The store's clock.</param>
    public DateTimeOffset? KeysBefore(DateTimeOffset now) => Before(now, Keys);

    /// <summary>The beginning of the oldest month whose journal rows stay; null where all stay.</summary>
    /// <param name="now">The store's clock.</param>
    public DateTimeOffset? JournalBefore(DateTimeOffset now)
        => Before(now, Journal) is { } before ? new DateTimeOffset(before.Year, before.Month, 1, 0, 0, 0, TimeSpan.Zero) : null;

    private static DateTimeOffset? Before(DateTimeOffset now, TimeSpan? kept) => kept is not { } span ? null
        : now - DateTimeOffset.MinValue > span ? (now - span).ToUniversalTime()
        : DateTimeOffset.MinValue;
}

/// <summary>What a store has forgotten.</summary>
/// <param name="Values">How many intents and journal rows lost their values, and counters were removed.</param>
/// <param name="Keys">How many intents were removed.</param>
/// <param name="JournalRows">How many journal rows were removed.</param>
public sealed record Forgotten(long Values, long Keys, long JournalRows);
