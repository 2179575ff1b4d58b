using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Policy;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Claims new intents, and in the same commit counts what they use up of limits and budgets.</summary>
internal sealed class Claims(GateContext gate, ShadowRecords shadows)
{
    /// <summary>Claims a write, and the items of a batch with it; what of the call is in shadow is recorded along.</summary>
    public async Task<Claimed> ClaimAsync(
        WriteCall write, IReadOnlyList<NewIntent> intents, string action, TimeSpan lease, CancellationToken cancellationToken)
    {
        Intent first = intents[0].Intent;
        IReadOnlyList<NewIntent> shadowed = await shadows.OfAsync(write, cancellationToken).ConfigureAwait(false);
        Claim claim = new()
        {
            Intents = [.. intents, .. shadowed],
            Lease = lease,
            Entries = [.. intents.Select(beginning => beginning.Intent.Entry(action)), .. ShadowRecords.Entries(shadowed)],
        };
        IReadOnlyList<Limit> limits = first.State == IntentState.Claimed ? LimitsOf(write, [.. intents.Select(beginning => beginning.Intent)]) : [];
        bool isHeld = first.State is IntentState.Claimed or IntentState.AwaitingApproval;
        (ClaimAnswer answer, limits) = await CommitAsync(write.Call, claim, limits, isHeld, cancellationToken).ConfigureAwait(false);
        if (answer.Won.Count > 0)
        {
            shadows.Count(shadowed);
        }

        return ClaimedOf(answer with { Won = [.. answer.Won.Take(intents.Count)] }, limits);
    }

    /// <summary>
    /// Counts what a plan uses up, before it is claimed: limits see the whole, and nothing is counted when one refuses it. What is
    /// counted stays counted, also when the plan is not carried out after all.
    /// </summary>
    public async Task<Claimed> CountAsync(Call call, IReadOnlyList<RecordLimit> records, int writes, string reason, CancellationToken cancellationToken)
    {
        AgentOptions? agent = AgentOf(call);
        Limit?[] limits = [Budget.WritesPerMinute(call.Run, agent, writes), Budget.WritesPerDay(call.Run, agent, writes), .. records];
        (ClaimAnswer answer, IReadOnlyList<Limit> all) = await CommitAsync(
            call, Journaled(call.Entry("submitted", reason)), [.. limits.OfType<Limit>()], isHeld: true, cancellationToken).ConfigureAwait(false);
        return ClaimedOf(answer, all);
    }

    /// <summary>Journals that a budget has stopped a write, and tells somebody the first time in its day or minute.</summary>
    public async Task StopAsync(Call call, ToolContract? contract, string? recordId, Budget budget, GateResult result, CancellationToken cancellationToken)
    {
        Claim claim = Journaled(call.Entry(result.Outcome, result.Message, contract, recordId)) with { Counts = [budget.Stops] };
        (ClaimAnswer answer, _) = await CommitAsync(call, claim, [], isHeld: false, cancellationToken).ConfigureAwait(false);
        if (answer.Tallies is [{ Before: 0 }, ..])
        {
            gate.Alerts.Raise(new Alert("budget_stop", call.Run.Tenant, call.RunId, call.ToolName, result.Message));
        }
    }

    /// <summary>Counts the tokens of a run that no write has taken along.</summary>
    public async Task CountTokensAsync(Call call, CancellationToken cancellationToken)
    {
        if (call.Tokens.Uncounted > 0 && AgentOf(call)?.TokensPerDay is not null)
        {
            JournalEntry entry = call.Entry("tokens", $"{call.Tokens.Uncounted} tokens were reported after the last write.");
            await CommitAsync(call, Journaled(entry), [], isHeld: false, cancellationToken).ConfigureAwait(false);
        }
    }

    private static Claimed ClaimedOf(ClaimAnswer answer, IReadOnlyList<Limit> limits)
    {
        for (int i = 0; i < answer.Tallies.Count; i++)
        {
            if (answer.Tallies[i].IsOver)
            {
                return new([], limits[i], limits[i].WhyOver(answer.Tallies[i]));
            }
        }

        return new(answer.Won, null, null);
    }

    private static Claim Journaled(JournalEntry entry) => new() { Intents = [], Lease = TimeSpan.Zero, Entries = [entry] };

    // Budgets first: what they refuse is not even proposed.
    private Limit[] LimitsOf(WriteCall write, Intent[] intents)
    {
        AgentOptions? agent = AgentOf(write.Call);
        Intent[] singles = intents.Length > 1 ? intents[1..] : intents;
        Limit?[] all =
        [
            Budget.WritesPerMinute(write.Call.Run, agent, singles.Length),
            Budget.WritesPerDay(write.Call.Run, agent, singles.Length),
            RecordLimit.Of(write.Contract, intents[0], singles, write.Policy.RequireApprovalOver),
        ];
        return [.. all.OfType<Limit>()];
    }

    // Tokens that were reported since the last commit go along with any; they are used, whatever becomes of the write.
    private async Task<(ClaimAnswer Answer, IReadOnlyList<Limit> Limits)> CommitAsync(
        Call call, Claim claim, IReadOnlyList<Limit> limits, bool isHeld, CancellationToken cancellationToken)
    {
        AgentOptions? agent = AgentOf(call);
        long tokens = agent?.TokensPerDay is null ? 0 : call.Tokens.Take();
        if (Budget.Tokens(call.Run, agent, tokens) is { } used)
        {
            limits = [.. limits, isHeld ? used : used.Unlimited()];
        }

        ClaimAnswer? answer = null;
        try
        {
            answer = await gate.Store.ClaimAsync(claim with { Counts = [.. claim.Counts, .. limits.Select(limit => limit.Counting)] }, cancellationToken)
                .ConfigureAwait(false);
        }
        finally
        {
            if (answer is null || answer.Crossed is not null || answer.Won.Count < claim.Intents.Count)
            {
                call.Tokens.GiveBack(tokens);
            }
        }

        if (answer.Crossed is null)
        {
            WarnOfLow(call, limits, answer.Tallies);
        }

        return (answer, limits);
    }

    // The tallies of the limits come last.
    private void WarnOfLow(Call call, IReadOnlyList<Limit> limits, IReadOnlyList<Counted> tallies)
    {
        foreach ((Limit limit, Counted tally) in limits.Zip(tallies.Skip(tallies.Count - limits.Count)))
        {
            if (limit is Budget budget && budget.RanLow(tally))
            {
                gate.Alerts.Raise(new Alert("budget_low", call.Run.Tenant, call.RunId, call.ToolName, budget.WhyLow(tally)));
            }
        }
    }

    private AgentOptions? AgentOf(Call call) => gate.Options.Agents.TryGetValue(call.Run.Agent, out AgentOptions? agent) ? agent : null;
}
