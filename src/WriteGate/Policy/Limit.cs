using WriteGate.Intents;

namespace WriteGate.Policy;

/// <summary>A counter that a write raises, and what is said when it would rise over its limit.</summary>
internal abstract record Limit(Counting Counting)
{
    /// <summary>Why the write cannot go its way, for the model and for whoever decides.</summary>
    public abstract string WhyOver(Counted tally);
}
