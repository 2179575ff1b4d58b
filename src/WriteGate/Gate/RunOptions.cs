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

    /// <summary>How many records the run is meant to look at, if the host knows.</summary>
    public int? Expected { get; init; }

    /// <summary>The run's identifier; made when null.</summary>
    public string? RunId { get; init; }
}
