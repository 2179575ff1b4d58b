using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate.Policy;

/// <summary>What an agent may use up in a day or a minute. It is stopped before all is used, and somebody is told before that.</summary>
internal sealed record Budget : Limit
{
    // Of what is left until the stop.
    private const decimal WarnAtShare = 0.8m;

    private readonly string agent;
    private readonly string key;
    private readonly string what;
    private readonly long whole;
    private readonly bool isOfWrites;

    private Budget(RunOptions run, AgentOptions options, string key, string what, TimeSpan every, long whole, long amount)
        : base(new Counting
        {
            Name = KeyWriter.Of(run.Tenant, "budget", run.Agent.ToUpperInvariant(), key),
            Every = every,
            Amount = amount,
            Limit = (long)decimal.Ceiling((decimal)options.StopAt * whole),
        })
    {
        (agent, this.what, this.whole, isOfWrites) = (run.Agent, what, whole, key != nameof(options.TokensPerDay));
        this.key = $"{WriteGateOptions.Section}:{nameof(WriteGateOptions.Agents)}:{run.Agent}:{key}";
        WarnAt = (long)decimal.Ceiling(WarnAtShare * Counting.Limit!.Value);
        Stops = new Counting { Name = KeyWriter.Of(run.Tenant, "stops", run.Agent.ToUpperInvariant(), key), Every = every, Amount = 1 };
    }

    /// <summary>Where somebody is told.</summary>
    public long WarnAt { get; }

    /// <summary>Counts how often it has refused something, so that somebody is told once.</summary>
    public Counting Stops { get; }

    public static Budget? Tokens(RunOptions run, AgentOptions? options, long tokens)
        => options?.TokensPerDay is { } whole ? new(run, options, nameof(options.TokensPerDay), "tokens a day", TimeSpan.FromDays(1), whole, tokens) : null;

    public static Budget? WritesPerDay(RunOptions run, AgentOptions? options, int writes)
        => options?.WritesPerDay is { } whole ? new(run, options, nameof(options.WritesPerDay), "writes a day", TimeSpan.FromDays(1), whole, writes) : null;

    public static Budget? WritesPerMinute(RunOptions run, AgentOptions? options, int writes)
        => options?.WritesPerMinute is { } whole ? new(run, options, nameof(options.WritesPerMinute), "writes a minute", TimeSpan.FromMinutes(1), whole, writes) : null;

    /// <summary>The same without an end, for what has been used already.</summary>
    public Budget Unlimited() => this with { Counting = Counting with { Limit = null } };

    // Writes that are more at once than there ever may be need not wait for the next day or minute. Tokens are used already.
    public override string WhyOver(Counted tally) => isOfWrites && Counting.Amount > Counting.Limit
        ? $"This alone is {Counting.Amount} {what}, and \"{agent}\" is stopped at {Counting.Limit} of {whole} ({key}, {nameof(AgentOptions.StopAt)}). Waiting does not help: do less at once, or raise the budget."
        : $"\"{agent}\" has used {tally.Before} of {whole} {what} and is stopped at {Counting.Limit} ({key}, {nameof(AgentOptions.StopAt)}). It may write again when the next {(Counting.Every == TimeSpan.FromDays(1) ? "day" : "minute")} begins, UTC.";

    /// <summary>What somebody is told when it runs low.</summary>
    public string WhyLow(Counted tally) => $"\"{agent}\" has used {tally.After} of {whole} {what}, and is stopped at {Counting.Limit} ({key}).";

    /// <summary>Whether it ran low just now.</summary>
    public bool RanLow(Counted tally) => tally.Before < WarnAt && tally.After >= WarnAt;
}
