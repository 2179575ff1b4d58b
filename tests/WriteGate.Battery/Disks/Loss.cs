using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Sqlite;

namespace WriteGate.Battery;

/// <summary>What is missing of what killed processes were told.</summary>
internal sealed class Loss
{
    /// <summary>How many writes they were told are done.</summary>
    public int Told { get; private set; }

    public int Lost { get; private set; }

    /// <summary>How many effects nothing is known of.</summary>
    public int Unclaimed { get; private set; }

    /// <summary>How many files were not opened.</summary>
    public int Refused { get; private set; }

    public bool IsIntact { get; private set; } = true;

    public List<string> Faults { get; } = [];

    public bool IsNone => this is { Lost: 0, Unclaimed: 0, Refused: 0, IsIntact: true };

    /// <summary>Holds a store to what one process was told.</summary>
    /// <param name="database">The store's file.</param>
    /// <param name="bankFolder">Has a file for each effect.</param>
    /// <param name="told">The keys of which it was told that they are applied.</param>
    /// <returns>Whether it goes on: the file was opened.</returns>
    public async Task<bool> LookAsync(string database, string bankFolder, List<string> told)
    {
        Told += told.Count;
        await using SqliteGateStore store = new(new() { Path = database }, TimeProvider.System);
        try
        {
            await store.OpenAsync(default);
        }
        catch (StoreUnavailableException refusal)
        {
            // What a file that is not opened holds is lost to its user.
            Refused++;
            Lost += told.Count;
            Faults.Add(refusal.Message);
            return false;
        }

        Dictionary<string, IntentState> there = (await store.ListAsync(new() { Limit = int.MaxValue }, default)).ToDictionary(intent => intent.RecordId!, intent => intent.State);
        string[] lost = [.. told.Where(key => there.GetValueOrDefault(key, IntentState.Failed) != IntentState.Applied)];
        string[] unclaimed = [.. Directory.GetFiles(bankFolder).Select(file => Path.GetFileName(file)).Where(key => !there.ContainsKey(key))];
        JournalVerdict verdict = await JournalVerifier.VerifyAsync(store, new());
        Lost += lost.Length;
        Unclaimed += unclaimed.Length;
        IsIntact &= verdict.IsIntact;
        Faults.AddRange([.. lost.Select(key => $"lost: {key}"), .. unclaimed.Select(key => $"without a claim: {key}"), verdict.Fault ?? ""]);
        return true;
    }

    public override string ToString()
        => $"{Told} writes acknowledged, {Lost} lost, {Unclaimed} done without a claim, {Refused} files refused, journal {(IsIntact ? "intact" : "broken")}";
}
