using System.Globalization;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Battery;

/// <summary>Callers of one key, in every order that their steps can have; three on a real store have too many, and go in orders chosen by a seed.</summary>
/// <param name="store">The store's name.</param>
/// <param name="callers">How many callers.</param>
/// <param name="open">Makes the place of a real store; without one each order has a store in memory.</param>
internal sealed class InterleavingItem(string store, int callers, Func<CrashLane>? open = null) : IItem
{
    private readonly bool isSampled = callers > 2 && open is not null;

    public string Name => $"{(isSampled ? "Orders" : "Every order")} of {callers} callers, {store}";

    public async IAsyncEnumerable<Finding> TryAsync(Extent extent)
    {
        await using CrashLane? lane = open?.Invoke();
        await using IGateStore? real = lane is null ? null : await OpenAsync(lane);
        foreach (Play play in Enum.GetValues<Play>())
        {
            int seed = extent.Seed ?? Random.Shared.Next(1_000_000_000);
            (int orders, string? fault) = isSampled
                ? await SomeOrdersAsync(real!, play, seed, extent.SampledOrders)
                : await EveryOrderAsync(real, play, extent.Orders);
            string more = isSampled ? $" from seed {seed}" : orders == extent.Orders ? ", and there are more" : "";
            yield return new($"{Name}, {Words(play)}", fault is null, $"{orders} orders{more}, {fault ?? "1 effect in each"}");
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
            if (await FaultAsync(real ?? new MemoryStore(() => SimulatedTime.Start), chooser, play, orders++) is { } fault)
            {
                return (orders, fault);
            }
        }
        while (orders < most && chooser.Next());
        return (orders, null);
    }

    private async Task<(int Orders, string? Fault)> SomeOrdersAsync(IGateStore real, Play play, int seed, int count)
    {
        for (int order = 0; order < count; order++)
        {
            if (await FaultAsync(real, new SeededChooser(seed + order), play, order) is { } fault)
            {
                return (order + 1, $"told again by --seed {seed + order}: {fault}");
            }
        }

        return (count, null);
    }

    private async Task<string?> FaultAsync(IGateStore opened, IChooser chooser, Play play, int order)
    {
        // A key of its own for each order, because a store is not emptied between them.
        ReferenceModel model = await PlayAsync(opened, chooser, play, string.Create(CultureInfo.InvariantCulture, $"{(char)play}{callers}-{order}"));
        return model.Contradictions.Count > 0 || (model.Effects, model.Applied, model.Unknown) != (1, 1, 0)
            ? $"{model.Effects} effects, {string.Join("; ", model.Contradictions)}: {string.Join(" | ", model.History)}"
            : null;
    }

    private async Task<ReferenceModel> PlayAsync(IGateStore opened, IChooser chooser, Play play, string record)
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
