namespace WriteGate.Intents;

/// <summary>A counter, and what a claim adds to it: an amount, or members that it has not counted yet.</summary>
public sealed record Counting
{
    /// <summary>How long a counter is kept after it last rose, whatever is forgotten: two days, so that no day's budget starts anew before the day has ended.</summary>
    public static TimeSpan Kept { get; } = TimeSpan.FromDays(2);

    /// <summary>The counter. Whoever names it counts with all others that name it so.</summary>
    public required string Name { get; init; }

    /// <summary>After how long it starts anew, counted from 1970, UTC: a day means calendar days. Null: never.</summary>
    public TimeSpan? Every { get; init; }

    /// <summary>By how much it rises; nothing where there are <see cref="Members"/>.</summary>
    public long Amount { get; init; }

    /// <summary>What is counted once each, however often it is named: identifiers, none of them empty.</summary>
    public IReadOnlyList<string> Members { get; init; } = [];

    /// <summary>The most it may stand at afterwards; null for no end.</summary>
    public long? Limit { get; init; }

    internal static void Require(IReadOnlyList<Counting> counts)
    {
        HashSet<string>? names = counts.Count > 1 ? new(counts.Count, StringComparer.Ordinal) : null;
        foreach (Counting count in counts)
        {
            if (count.Amount < 0 || (count.Amount > 0 && count.Members.Count > 0) || count.Members.Contains("") || count.Every <= TimeSpan.Zero)
            {
                throw new ArgumentException($"The counter \"{count.Name}\" takes an amount of 0 or more or members that are not empty, and starts anew after more than no time.", nameof(counts));
            }

            if (names?.Add(count.Name) == false)
            {
                throw new ArgumentException($"The counter \"{count.Name}\" is named twice.", nameof(counts));
            }
        }
    }
}
