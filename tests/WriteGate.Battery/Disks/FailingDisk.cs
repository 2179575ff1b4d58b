using System.Globalization;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Sqlite;

namespace WriteGate.Battery;

/// <summary>
/// A process whose disk fails at a write and then works again, and so at write after write of a call and of an opening:
/// <c>failing-disk database bank error faults</c>.
/// Its last line is its figure, behind "held" or "broken".
/// </summary>
internal static class FailingDisk
{
    // A call makes fewer writes, and so does an opening.
    private const int Writes = 72;
    private const int WritesToOpen = 12;
    private const int CallsAFault = 3;

    private static readonly TimeSpan LongerThanALease = TimeSpan.FromMinutes(5);

    public static async Task<int> RunAsync(string database, string bankFolder, int error, int faults)
    {
        ManualTime time = new();
        FileBank bank = new(bankFolder, new(null));
        List<string> keys = [];
        int refused = 0;
        int stuck = 0;
        await using (BankGate gate = new(bank, new SqliteGateStore(new() { Path = database }, time), time: time))
        {
            for (int fault = 0; fault < faults; fault++)
            {
                string key = fault.ToString(CultureInfo.InvariantCulture);
                await Acts.PlayAsync(gate, Acts.Set, $"before{key}");
                FaultyDisk.Fail(error, 1 + (fault * Writes / faults));
                string[] failing = [.. Enumerable.Range(0, CallsAFault).Select(i => $"{key}-{i}")];
                foreach (string each in failing)
                {
                    refused += await Acts.PlayAsync(gate, Acts.Set, each) == nameof(OutcomeKind.Applied) ? 0 : 1;
                }

                FaultyDisk.Fail(0, 0);
                time.Advance(LongerThanALease);
                foreach (string each in failing)
                {
                    string again = await Acts.PlayAsync(gate, Acts.Set, each);
                    stuck += again is nameof(OutcomeKind.Applied) or nameof(OutcomeKind.Replayed) ? 0 : 1;
                }

                keys.AddRange([$"before{key}", .. failing]);
            }
        }

        int closed = await OpenAsync(database, error);
        await using SqliteGateStore store = new(new() { Path = database }, time);
        await store.OpenAsync(default);
        HashSet<string?> applied = [.. (await store.ListAsync(new() { States = [IntentState.Applied], Limit = int.MaxValue }, default)).Select(intent => intent.RecordId)];
        int lost = keys.Count(key => bank.Writes(key) == 0 || !applied.Contains(key));
        int doubled = keys.Count(key => bank.Writes(key) > 1);
        bool isIntact = (await JournalVerifier.VerifyAsync(store, new())).IsIntact;
        bool holds = refused > 0 && closed > 0 && lost + doubled + stuck == 0 && isIntact;
        Console.WriteLine(
            $"{(holds ? "held" : "broken")} {faults} faults, {refused} calls and {closed} openings refused, {keys.Count} writes, {lost} lost, {doubled} doubled, {stuck} stuck, "
            + $"journal {(isIntact ? "intact" : "broken")}");
        return holds ? 0 : 1;
    }

    // Refused by name, and nothing made in place of what is there.
    private static async Task<int> OpenAsync(string database, int error)
    {
        int refused = 0;
        for (int write = 1; write <= WritesToOpen; write++)
        {
            FaultyDisk.Fail(error, write);
            try
            {
                await using SqliteGateStore store = new(new() { Path = database }, TimeProvider.System);
                await store.OpenAsync(default);
            }
            catch (StoreUnavailableException)
            {
                refused++;
            }

            FaultyDisk.Fail(0, 0);
        }

        return refused;
    }
}
