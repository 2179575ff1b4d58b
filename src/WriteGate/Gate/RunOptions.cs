namespace WriteGate;

/// <summary>Who runs, for whom, and whether it asks for live writing.</summary>
public sealed record RunOptions
{
    /// <summary>Whose data it is about; part of every key.</summary>
    public required string Tenant { get; init; }

    /// <summary>The workflow, which decides the tools that are allowed.</summary>
    public required string Workflow { get; init; }

    /// <summary>The agent.</summary>
    public required string Agent { get; init; }

    /// <summary>The user the agent acts for; neither of the two can approve what this run proposes.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The model behind the agent.</summary>
    public string? Model { get; init; }

    /// <summary>The run's own lock: whether it asks for live writing. Closed by default; the standing lock is <see cref="WriteGateOptions.LiveWrites"/>.</summary>
    public bool Apply { get; init; }

    /// <summary>
    /// Whether the run writes as a whole or not at all: each write is checked as ever and then staged in the run's plan, and nothing is
    /// written before <see cref="GateRun.SubmitPlanAsync"/>. A run has one plan, of at most <see cref="GateRun.MostStaged"/> writes.
    /// </summary>
    public bool PlanFirst { get; init; }

    /// <summary>
    /// Whether all that the run proposes is recorded, to be compared later with what the records became, and nothing of it is ever
    /// written, whatever the locks say.
    /// </summary>
    public bool Shadow { get; init; }

    /// <summary>How many records the run is meant to look at, if the host knows.</summary>
    public int? Expected { get; init; }

    /// <summary>The run's identifier; made when null. A run that plans first and was interrupted goes on with its plan under the same one.</summary>
    public string? RunId { get; init; }

    /// <summary>Whether the run's own lock is open.</summary>
    internal bool MayWrite => Apply && !Shadow;
}
