using System.Globalization;

using WriteGate.Intents;

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
        foreach (bool others in (bool[])[false, true])
        {
            (int orders, string? fault) = await EveryOrderAsync(real, others, extent.Orders);
            yield return new(
                $"{Name}, {(others ? "one of them with another body" : "all with the same body")}",
                fault is null,
                $"{orders} orders{(orders == extent.Orders ? ", and there are more" : "")}, {(fault is null ? "1 effect in each" : fault)}");
        }
    }

    private static async Task<IGateStore> OpenAsync(CrashLane lane)
    {
        await lane.OpenAsync();
        IGateStore store = Victim.StoreAt(lane.Place);
        await store.OpenAsync(default);
        return store;
    }

    private async Task<(int Orders, string? Fault)> EveryOrderAsync(IGateStore? real, bool others, int most)
    {
        EveryOrder chooser = new();
        int orders = 0;
        do
        {
            // A key of its own for each order, because a store is not emptied between them.
            string record = string.Create(CultureInfo.InvariantCulture, $"{(others ? "o" : "s")}{callers}-{orders++}");
            ReferenceModel model = await PlayAsync(real ?? new MemoryStore(() => SimulatedTime.Start), chooser, record, others);
            if (model.Contradictions.Count > 0 || model.Effects != 1)
            {
                return (orders, $"{model.Effects} effects, {string.Join("; ", model.Contradictions)}: {string.Join(" | ", model.History)}");
            }
        }
        while (orders < most && chooser.Next());
        return (orders, null);
    }

    private async Task<ReferenceModel> PlayAsync(IGateStore opened, EveryOrder chooser, string record, bool others)
    {
        Stage stage = new(chooser);
        ReferenceModel model = new();
        StagedStore staged = new(opened, stage, chooser);
        Machine machine = new(1, new(), new StagedBank(stage, chooser, model, readsAreSteps: false), staged, model);
        for (int caller = 0; caller < callers; caller++)
        {
            int value = others && caller == 0 ? 6 : 5;
            stage.Enter(1, () => machine.CallAsync(record, value));
        }

        while (await stage.TurnAsync(waits: open is not null))
        {
        }

        model.Unexpected([.. stage.Faults]);
        await machine.Gate.DisposeAsync();
        return model;
    }
}
