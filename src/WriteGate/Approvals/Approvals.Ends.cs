using WriteGate.Intents;

namespace WriteGate;

public sealed partial class Approvals
{
    /// <summary>The writes of a tenant that went stale, oldest first: a person renews or cancels each, or its agent proposes it afresh.</summary>
    public async Task<IReadOnlyList<Intent>> ListStaleAsync(string tenant, CancellationToken cancellationToken = default)
    {
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        return await gate.Store.ListAsync(
            new IntentQuery { Tenant = tenant, States = [IntentState.Stale] }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Proposes anew what went stale: with the record as it now is, and a new digest.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="intentId">The stale write.</param>
    /// <param name="person">Who; neither the proposing agent nor the user it acts for.</param>
    /// <param name="reason">Why, in the person's words.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ApprovalAnswer> RenewAsync(string tenant, string intentId, string person, string reason, CancellationToken cancellationToken = default)
        => EndStaleAsync(tenant, intentId, person, reason, renew: true, cancellationToken);

    /// <summary>Gives up what went stale.</summary>
    /// <inheritdoc cref="RenewAsync"/>
    public Task<ApprovalAnswer> CancelAsync(string tenant, string intentId, string person, string reason, CancellationToken cancellationToken = default)
        => EndStaleAsync(tenant, intentId, person, reason, renew: false, cancellationToken);

    /// <summary>Marks as expired what nobody decided on, or what was approved and not executed, in time. The worker does it by itself.</summary>
    /// <param name="tenant">Only of this tenant; null for all.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>How many have expired.</returns>
    public async Task<int> ExpireAsync(string? tenant = null, CancellationToken cancellationToken = default)
    {
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Intent> due = await gate.Store.ListAsync(new IntentQuery { Tenant = tenant, Expired = true }, cancellationToken).ConfigureAwait(false);
        int expired = 0;
        // An item ends with its plan.
        foreach (Intent intent in due.Where(intent => intent.ParentId is null))
        {
            expired += await ExpireAsync(intent, cancellationToken).ConfigureAwait(false) ? 1 : 0;
        }

        return expired;
    }

    private async Task<ApprovalAnswer> EndStaleAsync(
        string tenant, string intentId, string person, string reason, bool renew, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(person);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        if (await FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false) is not { } stale)
        {
            return NoProposal(intentId);
        }

        string? objection = stale.State != IntentState.Stale ? $"The write is {stale.State} and not stale." : Refusals.OfProposer(stale, person);
        Intent? ended = stale with { State = IntentState.Cancelled, Reason = reason };
        if (renew && objection is null)
        {
            (ended, objection) = await reproposal.MakeAsync(stale, $"Proposed anew by {person}: {reason} Before: {stale.Reason}", cancellationToken).ConfigureAwait(false);
        }

        if (objection is not null)
        {
            return await gate.RefuseAsync(stale, renew ? "renewal_refused" : "cancellation_refused", objection, person, cancellationToken).ConfigureAwait(false);
        }

        Intent? moved = await gate.Store.MoveAsync(
            new Move(stale, ended!, ended!.Entry(renew ? "renewed" : "cancelled", reason, person)), cancellationToken).ConfigureAwait(false);
        return moved is null ? Refusals.Lost : new(true, null) { Proposal = renew ? moved : null };
    }

    private async Task<bool> ExpireAsync(Intent intent, CancellationToken cancellationToken)
    {
        string why = intent.State switch
        {
            IntentState.Approved => "It was approved but not executed in time.",
            IntentState.Staged => "The plan was not submitted in time.",
            _ => "Nobody decided in time.",
        };
        Intent expired = intent with { State = IntentState.Expired, Reason = why };
        return await gate.EndAsync(new Move(intent, expired, expired.Entry("expired")), cancellationToken).ConfigureAwait(false) is not null;
    }
}
