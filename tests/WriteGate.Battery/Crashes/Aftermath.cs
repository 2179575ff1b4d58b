using WriteGate.Intents;

namespace WriteGate.Battery;

/// <summary>What one kill left behind, once whoever came after had done the same again.</summary>
/// <param name="WasKilled">Whether the process came to where it was to be killed.</param>
/// <param name="Lost">What the dead process was told, or what is recorded as done, and is not there.</param>
/// <param name="Doubled">What is there more than once.</param>
/// <param name="Resolved">Whether nothing is left in between: it is done, or a person has it.</param>
internal sealed record Aftermath(bool WasKilled, int Lost, int Doubled, bool Resolved, string Told)
{
    public bool Holds => WasKilled && Lost == 0 && Doubled == 0 && Resolved;

    public static Aftermath Of(bool wasKilled, string told, string act, string[] records, FileBank bank, IReadOnlyList<Intent> intents)
    {
        int expected = act == Acts.RollBack ? 2 : 1;
        // Nobody can prove that a payment was not made: it is not made again, and a person has it.
        bool mayBeAside = act == Acts.Pay && !told.StartsWith(nameof(OutcomeKind.Applied), StringComparison.Ordinal)
            && intents is [{ State: IntentState.Quarantined }];
        int lost = records.Count(record => bank.Writes(record) < expected && !(mayBeAside && bank.Writes(record) == 0));
        int doubled = records.Count(record => bank.Writes(record) > expected);
        IntentState[] done = act == Acts.RollBack ? [IntentState.RolledBack, IntentState.Applied] : [IntentState.Applied];
        bool isDone = intents.Count > 0 && intents.All(intent => done.Contains(intent.State));
        bool isBack = act != Acts.RollBack || (bank.Find(records[0]).Balance == 0 && intents.Count(intent => intent.State == IntentState.RolledBack) == 1);
        string states = string.Join(' ', intents.Select(intent => intent.State));
        return new(wasKilled, lost, doubled, (isDone && isBack) || mayBeAside, $"told \"{told}\", now {states}, written {string.Join(' ', records.Select(bank.Writes))} times");
    }
}
