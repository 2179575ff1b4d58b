namespace WriteGate.Intents;

/// <summary>How a counter stood when a claim came to it.</summary>
/// <param name="Counting">The counter and what was to be added.</param>
/// <param name="Before">What it stood at.</param>
/// <param name="Added">By how much it rises: the amount, or how many of the members are new.</param>
public sealed record Counted(Counting Counting, long Before, long Added)
{
    /// <summary>What it stands at afterwards; where the claim was refused, what it would stand at.</summary>
    public long After => Before + Added;

    /// <summary>Whether it would rise over its limit, or stands over it.</summary>
    public bool IsOver => After > Counting.Limit;
}
