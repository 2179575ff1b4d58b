using System.Globalization;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Battery;

/// <summary>Callers of one key, in every order that their steps can have.</summary>
/// <param name="store">The store's name.</param>
/// <param name="callers">How many callers.</param>
/// <param name="open">Makes the place of a real store; without one each order has a store in memory.</param>
internal sealed class InterleavingItem(string store, int callers, Func<CrashLane>? open = null) : IItem
{
    public string Name => $"Every order of {callers} callers, {store}";

    public async IAsyncEnumerable<Finding> TryAsync(Extent extent)
    {
        await using CrashLane? lane = open?.Invoke();
        await using IGateStore? real = lane is null ? null : await OpenAsync(lane);
        foreach (Play play in Enum.GetValues<Play>())
        {
            (int orders, string? fault) = await EveryOrderAsync(real, play, extent.Orders);
            yield return new(
                $"{Name}, {Words(play)}",
                fault is null,
                $"{orders} orders{(orders == extent.Orders ? ", and there are more" : "")}, {fault ?? "1 effect in each"}");
        }

        if (real is not null)
        {
            JournalVerdict verdict = await JournalVerifier.VerifyAsync(real, new());
            yield return new($"{Name}, journal", verdict.IsIntact, $"{verdict.Rows} rows, {verdict.Fault ?? "intact"}");
        }
    }

    private static async Task<IGateStore> OpenAsync(CrashLane lane)
    {
        await lane.OpenAsync();
        IGateStore store = Victim.StoreAt(lane.Place);
        await store.OpenAsync(default);
        return store;
    }

    private async Task<(int Orders, string? Fault)> EveryOrderAsync(IGateStore? real, Play play, int most)
    {
        EveryOrder chooser = new();
        int orders = 0;
        do
        {
            // A key of its own for each order, because a store is not emptied between them.
            string record = string.Create(CultureInfo.InvariantCulture, $"{(char)play}{callers}-{orders++}");
            ReferenceModel model = await PlayAsync(real ?? new MemoryStore(() => SimulatedTime.Start), chooser, play, record);
            if (model.Contradictions.Count > 0 || (model.Effects, model.Applied, model.Unknown) != (1, 1, 0))
            {
                return (orders, $"{model.Effects} effects, {string.Join("; ", model.Contradictions)}: {string.Join(" | ", model.History)}");
            }
        }
        while (orders < most && chooser.Next());
        return (orders, null);
    }

    private async Task<ReferenceModel> PlayAsync(IGateStore opened, EveryOrder chooser, Play play, string record)
    {
        Stage stage = new(chooser, waits: open is not null);
        ReferenceModel model = new();
        // A real store has a clock of its own.
        SimulatedTime time = new(open is null ? SimulatedTime.Start : DateTimeOffset.UtcNow);
        Machine machine = new(1, time, new StagedBank(stage, chooser, model, readsAreSteps: false), new StagedStore(opened, stage, chooser), model);
        if (play == Play.ApprovedWrite)
        {
            await AloneAsync(stage, () => machine.CallAsync(record, 5));
            await AloneAsync(stage, () => machine.ApproveAsync(record));
        }

        for (int caller = 0; caller < callers; caller++)
        {
            int value = play == Play.Payment ? 0 : play == Play.OtherBody && caller == 0 ? 6 : 5;
            stage.Enter(1, () => machine.CallAsync(record, value));
        }

        await PlayOutAsync(stage);
        IReadOnlyList<Intent> newest = await opened.ListAsync(new() { NewestFirst = true, Limit = 10 }, default);
        Intent[] intents = [.. newest.Where(intent => intent.Key.EndsWith($"/{record}", StringComparison.Ordinal))];
        List<JournalRow> journal = [];
        foreach (Intent intent in intents)
        {
            await foreach (JournalRow row in opened.ReadJournalAsync(new() { IntentId = intent.Id, RunId = intent.RunId }, default))
            {
                journal.Add(row);
            }
        }

        model.Ended(intents, journal);
        model.Unexpected([.. stage.Faults]);
        await machine.Gate.DisposeAsync();
        return model;
    }

    private static async Task AloneAsync(Stage stage, Func<Task> play)
    {
        stage.Enter(1, play);
        await PlayOutAsync(stage);
    }

    private static async Task PlayOutAsync(Stage stage)
    {
        while (await stage.TurnAsync())
        {
        }
    }

    private static string Words(Play play) => play switch
    {
        Play.SameBody => "all with the same body",
        Play.OtherBody => "one of them with another body",
        Play.Payment => "a payment that can be made twice",
        _ => "a write that was approved",
    };

    // Each is the first letter of its records.
    private enum Play
    {
        SameBody = 's',
        OtherBody = 'o',
        Payment = 'p',
        ApprovedWrite = 'l',
    }
}
