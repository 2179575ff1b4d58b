namespace WriteGate.Battery;

/// <summary>How much of everything is run.</summary>
internal sealed record Extent
{
    /// <summary>What <c>build/test.sh</c> adds to the tests: under a minute.</summary>
    public static Extent PullRequest { get; } = new() { KillsAPoint = 1, PointsApart = 2, PowerCuts = 8, DiskFaults = 12, Seeds = 3_000, Orders = 150, SampledOrders = 8, RunsTests = false };

    /// <summary>A few minutes.</summary>
    public static Extent Quick { get; } = new() { KillsAPoint = 1, PowerCuts = 20, DiskFaults = 24, Seeds = 10_000, Orders = 2_000, SampledOrders = 60, RunsTests = true };

    /// <summary>Everything.</summary>
    public static Extent Full { get; } = new() { KillsAPoint = 24, PowerCuts = 300, DiskFaults = 72, Seeds = 200_000, Orders = 1_000_000, SampledOrders = 1_500, RunsTests = true, RunsLongTests = true };

    /// <summary>How often a process is killed at each crash point on each store.</summary>
    public required int KillsAPoint { get; init; }

    /// <summary>Every how many-th crash point is taken on a store; the other store takes those between.</summary>
    public int PointsApart { get; init; } = 1;

    /// <summary>How often the power goes.</summary>
    public required int PowerCuts { get; init; }

    /// <summary>How often the disk fails, each time at another write of a call.</summary>
    public required int DiskFaults { get; init; }

    /// <summary>How many histories are simulated.</summary>
    public required int Seeds { get; init; }

    /// <summary>How many orders of callers are tried at most.</summary>
    public required int Orders { get; init; }

    /// <summary>How many orders of callers are chosen by a seed where there are too many to try each.</summary>
    public required int SampledOrders { get; init; }

    /// <summary>The one seed to try, from a line that was printed; chosen at random when null.</summary>
    public int? Seed { get; init; }

    /// <summary>Whether items that are tests of other projects are run; <c>build/test.sh</c> runs them anyway.</summary>
    public required bool RunsTests { get; init; }

    /// <summary>Whether those that take minutes are run too.</summary>
    public bool RunsLongTests { get; init; }
}
