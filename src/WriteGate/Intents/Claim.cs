using WriteGate.Journal;

namespace WriteGate.Intents;

/// <summary>One new intent and the holder of its key that the caller has seen.</summary>
/// <param name="Intent">The new intent, in a state it may begin in. The store stamps times, and the lease when it is claimed.</param>
/// <param name="Over">The holder of the key as recalled, which gives the key up; null when none was seen.</param>
public sealed record NewIntent(Intent Intent, Intent? Over);

/// <summary>New intents that begin together, in one durable commit, or not at all.</summary>
public sealed record Claim
{
    /// <summary>The intents; a batch claims its parent and all children.</summary>
    public required IReadOnlyList<NewIntent> Intents { get; init; }

    /// <summary>How long a claimed one is leased.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>What the journal says of it.</summary>
    public required IReadOnlyList<JournalEntry> Entries { get; init; }
}

/// <summary>How a claim went.</summary>
/// <param name="Won">The intents as stored; empty when a key was not free.</param>
/// <param name="Holder">Who holds the first key that was not as the caller had seen it.</param>
/// <param name="Now">The store's clock.</param>
public sealed record ClaimAnswer(IReadOnlyList<Intent> Won, Intent? Holder, DateTimeOffset Now);
