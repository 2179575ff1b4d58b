using System.Security.Cryptography;
using System.Text;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate;

/// <summary>Decides on proposed writes. A decision is bound to the digest of what was shown and is taken once.</summary>
public sealed partial class Approvals
{
    private readonly GateContext gate;
    private readonly Edits edits;
    private readonly Reproposal reproposal;

    internal Approvals(GateContext gate, Edits edits)
    {
        this.gate = gate;
        this.edits = edits;
        reproposal = new Reproposal(gate);
    }

    /// <summary>The proposals of a tenant that wait for a decision, oldest first.</summary>
    public async Task<IReadOnlyList<Intent>> ListAsync(string tenant, CancellationToken cancellationToken = default)
    {
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        return await gate.Store.ListAsync(
            new IntentQuery { Tenant = tenant, States = [IntentState.AwaitingApproval] }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>How the run came to a write: what it tried before and since, what was blocked and what was done.</summary>
    /// <returns>Null when there is no such write.</returns>
    public async Task<DecisionChain?> ChainAsync(string tenant, string intentId, CancellationToken cancellationToken = default)
    {
        if (await FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false) is not { } intent)
        {
            return null;
        }

        JournalQuery newest = new() { Tenant = tenant, RunId = intent.RunId, Newest = DecisionChain.MostRows };
        List<JournalRow> rows = [];
        await foreach (JournalRow row in gate.Store.ReadJournalAsync(newest, cancellationToken).ConfigureAwait(false))
        {
            rows.Add(row);
        }

        return DecisionChain.Of(intent.RunId, [.. rows.Select(row => row.Entry)], [.. rows.Select(row => row.At)]);
    }

    /// <summary>
    /// Approves a proposal. Over <see cref="ResourceOptions.SecondApproverOver"/> records the first approval leaves it waiting for
    /// that of another person. Approved, it is carried out by the worker, by the agent's own retry, or by <see cref="Gate.ExecuteApprovedAsync"/>.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="intentId">The proposal.</param>
    /// <param name="digest">The digest of what the approver was shown.</param>
    /// <param name="approver">Who; neither the proposing agent nor the user it acts for.</param>
    /// <param name="reason">Why, in the approver's words.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ApprovalAnswer> ApproveAsync(
        string tenant, string intentId, string digest, string approver, string? reason = null, CancellationToken cancellationToken = default)
        => DecideAsync(tenant, intentId, new(approver, true, digest, reason), cancellationToken);

    /// <summary>Denies a proposal. The agent is told the reason whenever it proposes the same again within the window.</summary>
    /// <inheritdoc cref="ApproveAsync"/>
    public Task<ApprovalAnswer> DenyAsync(
        string tenant, string intentId, string digest, string approver, string? reason = null, CancellationToken cancellationToken = default)
        => DecideAsync(tenant, intentId, new(approver, false, digest, reason), cancellationToken);

    private async Task<ApprovalAnswer> DecideAsync(string tenant, string intentId, ApprovalDecision decision, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(decision.Approver);
        if (await FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false) is not { } intent)
        {
            return NoProposal(intentId);
        }

        ApprovalAnswer answer = await DecideAsync(intent, decision, cancellationToken).ConfigureAwait(false);
        gate.Tell(listener => listener.Decided(intent, decision, answer));
        return answer;
    }

    private async Task<ApprovalAnswer> DecideAsync(Intent intent, ApprovalDecision decision, CancellationToken cancellationToken)
    {
        IReadOnlyList<Intent> writes = await gate.WritesOfAsync(intent, cancellationToken).ConfigureAwait(false);
        string? objection = await NotWaitingAsync(intent, cancellationToken).ConfigureAwait(false)
            ?? Refusals.OfProposer(intent, decision.Approver)
            ?? OtherDigest(intent, writes, decision.Digest)
            ?? (decision.Approved ? await WhyNotApprovableAsync(intent, writes, decision.Approver, cancellationToken).ConfigureAwait(false) : null);
        if (objection is not null)
        {
            return await gate.RefuseAsync(intent, "decision_refused", objection, decision.Approver, cancellationToken).ConfigureAwait(false);
        }

        if (decision.Approved && intent.FirstApprover is null && NeedsTwo(gate, writes))
        {
            // It goes on waiting, for somebody else.
            Intent first = intent with { FirstApprover = decision.Approver };
            Move half = new(intent, first, first.Entry("approved_first", decision.Reason, decision.Approver)) { Decision = decision };
            return await gate.Store.MoveAsync(half, cancellationToken).ConfigureAwait(false) is { } card ? new(true, null) { Proposal = card } : Refusals.Lost;
        }

        Intent decided = intent with
        {
            State = decision.Approved ? IntentState.Approved : IntentState.Denied,
            Reason = decision.Reason ?? (decision.Approved ? intent.Reason : $"Denied by {decision.Approver}."),
        };
        Move move = new(intent, decided, decided.Entry(decision.Approved ? "approved" : "denied", decision.Reason, decision.Approver)) { Decision = decision };
        Intent? moved = decision.Approved
            ? await gate.Store.MoveAsync(move, cancellationToken).ConfigureAwait(false)
            : await gate.EndAsync(move, cancellationToken).ConfigureAwait(false);
        return moved is null ? Refusals.Lost : new(true, null);
    }

    private async Task<string?> WhyNotApprovableAsync(Intent intent, IReadOnlyList<Intent> writes, string approver, CancellationToken cancellationToken)
    {
        if (intent.FirstApprover is { } first && Intent.IsSame(first, approver))
        {
            return $"\"{approver}\" approved it already; a second person has to.";
        }

        // Without the tool nothing is known of its policy, and so not whether one person is enough.
        if (writes.FirstOrDefault(write => gate.Registry.Find(write.Tool) is not { } tool || tool.Contract.SchemaHash != write.SchemaHash) is { } strange)
        {
            return $"The tool {strange.Tool} is not registered here as it was when this was proposed; approve it where it is.";
        }

        if (gate.WhyOutdated(writes, "proposed") is not { } changed)
        {
            return null;
        }

        Intent stale = intent with { State = IntentState.Stale, Reason = intent.Reason is { } why ? $"{changed} It waited because: {why}" : changed };
        await gate.EndAsync(new Move(intent, stale, stale.Entry("stale")), cancellationToken).ConfigureAwait(false);
        return Plan.Is(intent) ? $"{changed} {Refusals.OfPlan}" : $"{changed} Renew it, and decide on that.";
    }

    /// <summary>Whether two people have to approve, by the strictest policy that bears on what was proposed: another one makes it stale.</summary>
    internal static bool NeedsTwo(GateContext gate, IReadOnlyList<Intent> writes)
        => writes.Min(write => gate.Registry.Find(write.Tool) is { } tool ? gate.Policies.Of(tool.Contract).SecondApproverOver : null) is { } over
            && gate.RecordsOf(writes) > over;

    private async Task<Intent?> FindAsync(string tenant, string intentId, CancellationToken cancellationToken)
    {
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        return await gate.Store.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false);
    }

    private async Task<string?> NotWaitingAsync(Intent intent, CancellationToken cancellationToken)
    {
        if (intent is { State: IntentState.Staged, ParentId: { } plan })
        {
            return $"It is part of the plan {plan}; decide on that.";
        }

        if (intent.State != IntentState.AwaitingApproval)
        {
            return $"The proposal is {intent.State} and no longer waits for a decision.";
        }

        if (intent.ExpiresAt is not { } until || until > gate.Time.GetUtcNow())
        {
            return null;
        }

        await ExpireAsync(intent, cancellationToken).ConfigureAwait(false);
        return $"The proposal expired at {intent.ExpiresAt:u}.";
    }

    // The stored digest is made again, so that a row changed in the store cannot be approved under it either.
    private static string? OtherDigest(Intent intent, IReadOnlyList<Intent> writes, string digest)
        => SameDigest(digest, intent.Digest) && SameDigest(digest, ApprovalDigest.Of(intent, writes))
            ? null
            : "The digest is not that of the proposal as it stands; show it again before deciding.";

    private static bool SameDigest(string left, string? right)
        => right is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));

    private static ApprovalAnswer NoProposal(string intentId) => new(false, $"There is no proposal {intentId}.");
}
