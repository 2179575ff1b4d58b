using System.Globalization;

namespace WriteGate.Battery;

/// <summary>Many histories, each of a seed, each held to the reference model. A seed that is printed tells its history again with <c>--seed</c>.</summary>
internal sealed class SimulationItem : IItem
{
    public string Name => "Simulation";

    public async IAsyncEnumerable<Finding> TryAsync(Extent extent)
    {
        int first = extent.Seed ?? Random.Shared.Next(1_000_000_000);
        int seeds = extent.Seed is null ? extent.Seeds : 1;
        if (!(await HistoryAsync(first)).SequenceEqual(await HistoryAsync(first)))
        {
            yield return new(Name, false, $"seed {first} has two histories: something is not chosen by the seed");
            yield break;
        }

        int events = 0;
        int effects = 0;
        int unknown = 0;
        int jumps = 0;
        int deaths = 0;
        for (int i = 0; i < seeds; i++)
        {
            World world = new(first + i);
            await world.RunAsync();
            events += world.Model.History.Count;
            effects += world.Model.Effects;
            jumps += world.Model.History.Count(what => what.EndsWith(" ahead", StringComparison.Ordinal));
            deaths += world.Model.History.Count(what => what.EndsWith(" dies", StringComparison.Ordinal));
            unknown += world.Model.Unknown;
            if (world.Model.Contradictions.Count > 0)
            {
                string seed = (first + i).ToString(CultureInfo.InvariantCulture);
                yield return new(Name, false, $"seed {seed}: {world.Model.Contradictions[0]}; told again by --only simulation --seed {seed}")
                { Faults = extent.Seed is null ? world.Model.Contradictions : world.Model.History };
                yield break;
            }
        }

        yield return new(Name, true, $"{seeds} histories from seed {first}, {events} events, {jumps} clocks jumped, {deaths} machines died, {effects} effects, {unknown} answers that said unknown, 0 contradictions");
    }

    private static async Task<IReadOnlyList<string>> HistoryAsync(int seed)
    {
        World world = new(seed);
        await world.RunAsync();
        return world.Model.History;
    }
}
