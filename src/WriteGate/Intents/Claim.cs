using WriteGate.Journal;

namespace WriteGate.Intents;

/// <summary>One new intent and the holder of its key that the caller has seen.</summary>
/// <param name="Intent">The new intent, in a state it may begin in. The store stamps times, and the lease when it is claimed.</param>
/// <param name="Over">The holder of the key as recalled, which gives the key up; null when none was seen.</param>
public sealed record NewIntent(Intent Intent, Intent? Over);

/// <summary>New intents that begin together, in one durable commit, or not at all.</summary>
public sealed record Claim
{
    /// <summary>The intents; a batch claims its parent and all children. None where only the journal and counters are written.</summary>
    public required IReadOnlyList<NewIntent> Intents { get; init; }

    /// <summary>How long a claimed one is leased.</summary>
    public required TimeSpan Lease { get; init; }

    /// <summary>What the journal says of it.</summary>
    public required IReadOnlyList<JournalEntry> Entries { get; init; }

    /// <summary>Counters that rise in the same commit. One that would rise over its limit refuses the whole claim, and nothing is changed.</summary>
    public IReadOnlyList<Counting> Counts { get; init; } = [];

    /// <summary>Refuses what cannot be, whatever is stored. Every store asks this first.</summary>
    /// <exception cref="InvalidOperationException">An intent begins in a state in which none does, or takes a key from one that is not settled.</exception>
    /// <exception cref="ArgumentException">Two have one key, one takes over another key than its own, or a counter is raised twice or by what is no amount.</exception>
    public void Require()
    {
        Require(Intents);
        Counting.Require(Counts);
    }

    internal static void Require(IReadOnlyList<NewIntent> beginnings)
    {
        HashSet<string>? keys = beginnings.Count > 1 ? new(beginnings.Count, StringComparer.Ordinal) : null;
        foreach ((Intent intent, Intent? over) in beginnings)
        {
            if (!IntentEdges.Begins(intent.State))
            {
                throw new InvalidOperationException($"An intent cannot begin its life {intent.State}.");
            }

            if (over is not null && (over.Key != intent.Key || over.Tenant != intent.Tenant))
            {
                throw new ArgumentException($"Intent {intent.Id} cannot take the key of {over.Id} over: it is another key.", nameof(beginnings));
            }

            if (over is not null && !IntentEdges.IsSettled(over.State))
            {
                throw new InvalidOperationException($"Intent {over.Id} is {over.State}; only a settled one gives its key up.");
            }

            if (keys?.Add($"{intent.Tenant}\0{intent.Key}") == false)
            {
                throw new ArgumentException($"Two new intents have the key \"{intent.Key}\".", nameof(beginnings));
            }
        }
    }
}

/// <summary>How a claim went.</summary>
/// <param name="Won">The intents as stored; empty when a key was not free or a counter was at its limit.</param>
/// <param name="Holder">Who holds the first key that was not as the caller had seen it.</param>
/// <param name="Now">The store's clock.</param>
public sealed record ClaimAnswer(IReadOnlyList<Intent> Won, Intent? Holder, DateTimeOffset Now)
{
    /// <summary>How the counters stood, in the order of <see cref="Claim.Counts"/>; empty when a key was not free, or when it is not known any more.</summary>
    public IReadOnlyList<Counted> Tallies { get; init; } = [];

    /// <summary>The first counter whose limit refused the claim; null when none did.</summary>
    public Counted? Crossed => Tallies.FirstOrDefault(tally => tally.IsOver);
}
