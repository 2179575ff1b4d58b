using WriteGate.Journal;

namespace WriteGate;

/// <summary>How a run came to a proposal: what it tried, what was blocked and what was done, oldest first.</summary>
/// <param name="RunId">The run.</param>
/// <param name="Steps">The newest steps of the run; the same step many times over is one.</param>
/// <param name="Counts">How often each action was journaled among these steps, by its word.</param>
public sealed record DecisionChain(string RunId, IReadOnlyList<ChainStep> Steps, IReadOnlyDictionary<string, int> Counts)
{
    /// <summary>How many rows of the journal are looked at: the newest of the run.</summary>
    public const int MostRows = 500;

    internal static DecisionChain Of(string runId, IReadOnlyList<JournalEntry> entries, IReadOnlyList<DateTimeOffset> times)
    {
        List<ChainStep> steps = [];
        for (int i = 0; i < entries.Count; i++)
        {
            ChainStep step = ChainStep.Of(entries[i], times[i]);
            if (steps.Count > 0 && steps[^1] with { At = step.At, Times = 1 } == step)
            {
                steps[^1] = step with { Times = steps[^1].Times + 1 };
            }
            else
            {
                steps.Add(step);
            }
        }

        return new(runId, steps, entries.CountBy(entry => entry.Action).ToDictionary());
    }
}

/// <summary>One step of a run, without its values.</summary>
/// <param name="At">When, the last time.</param>
/// <param name="Action">What happened, as the journal's word: <c>denied</c>, <c>pending</c>, <c>applied</c>, …</param>
/// <param name="Actor">Who: the agent, or the person who decided.</param>
/// <param name="Tool">The tool that was called.</param>
/// <param name="Resource">The resource.</param>
/// <param name="RecordId">The record.</param>
/// <param name="Why">Why, in a sentence.</param>
/// <param name="IntentId">The write it is about, if there is one.</param>
/// <param name="Times">How often in a row.</param>
public sealed record ChainStep(
    DateTimeOffset At, string Action, string Actor, string? Tool, string? Resource, string? RecordId, string? Why, string? IntentId, int Times)
{
    internal static ChainStep Of(JournalEntry entry, DateTimeOffset at)
        => new(at, entry.Action, entry.Actor, entry.Tool, entry.Resource, entry.RecordId, entry.Reason, entry.IntentId, 1);
}
