namespace WriteGate;

/// <summary>
/// What one agent may use up: <c>WriteGate:Agents:&lt;name&gt;</c>. Counted by the store for each tenant, by the days and minutes
/// of UTC on the store's clock. What a person approved or an operator takes back counts towards no budget.
/// </summary>
public sealed class AgentOptions
{
    /// <summary>Tokens a day, as the host reports them (<see cref="GateRun.ReportTokens"/>). Unset: without end.</summary>
    public long? TokensPerDay { get; set; }

    /// <summary>Writes a day, each item of a batch and each attempt counted. Unset: without end.</summary>
    public int? WritesPerDay { get; set; }

    /// <summary>The same a minute.</summary>
    public int? WritesPerMinute { get; set; }

    /// <summary>The share of each budget at which the agent is stopped, over 0 to 1; somebody is told at 80 % of that. Default: 0.8.</summary>
    public double StopAt { get; set; } = 0.8;
}
