using WriteGate.Intents;

namespace WriteGate;

/// <summary>
/// What was set aside: writes whose text must not pass unseen, calls that reused a key with other arguments, and writes of which
/// nothing tells whether they happened. A person releases one, and then it awaits approval like any other, or discards it.
/// </summary>
public sealed class Quarantine
{
    private const string Begun = "It is a batch or plan that was begun; take back what stands of it, or discard it.";

    private readonly GateContext gate;
    private readonly Reproposal reproposal;

    internal Quarantine(GateContext gate)
    {
        this.gate = gate;
        reproposal = new Reproposal(gate);
    }

    /// <summary>What of a tenant is set aside, oldest first.</summary>
    public async Task<IReadOnlyList<QuarantinedWrite>> ListAsync(string tenant, CancellationToken cancellationToken = default)
    {
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        IReadOnlyList<Intent> aside = await gate.Store.ListAsync(
            new IntentQuery { Tenant = tenant, States = [IntentState.Quarantined] }, cancellationToken).ConfigureAwait(false);
        DateTimeOffset now = gate.Time.GetUtcNow();
        return [.. aside.Select(intent => new QuarantinedWrite(intent, now - intent.CreatedAt, WhyNotReleasable(intent)))];
    }

    /// <summary>
    /// Releases a write: its record is read again, and it awaits approval with that before-image and a new digest. Whoever releases
    /// it may approve it as well, because he is not its proposer.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="intentId">The write.</param>
    /// <param name="person">Who; neither the proposing agent nor the user it acts for.</param>
    /// <param name="reason">Why, in the person's words.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ApprovalAnswer> ReleaseAsync(
        string tenant, string intentId, string person, string reason, CancellationToken cancellationToken = default)
    {
        (Intent? aside, string? objection) = await FindAsync(tenant, intentId, person, reason, cancellationToken).ConfigureAwait(false);
        objection ??= WhyNotReleasable(aside!) ?? await StandingAsync(aside!, cancellationToken).ConfigureAwait(false);
        Intent? released = null;
        if (objection is null)
        {
            (released, objection) = await reproposal.MakeAsync(
                aside!, $"Released from quarantine by {person}: {reason} It was there because: {aside!.Reason}", cancellationToken).ConfigureAwait(false);
        }

        return released is null
            ? await RefuseAsync(aside, "release_refused", objection!, person, cancellationToken).ConfigureAwait(false)
            : await MoveAsync(new Move(aside!, released, released.Entry("released", reason, person)), cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Throws a write away. The agent that sends it again within its window is denied with the reason.</summary>
    /// <inheritdoc cref="ReleaseAsync"/>
    public async Task<ApprovalAnswer> DiscardAsync(
        string tenant, string intentId, string person, string reason, CancellationToken cancellationToken = default)
    {
        (Intent? aside, string? objection) = await FindAsync(tenant, intentId, person, reason, cancellationToken).ConfigureAwait(false);
        if (objection is not null)
        {
            return await RefuseAsync(aside, "discard_refused", objection, person, cancellationToken).ConfigureAwait(false);
        }

        Intent discarded = aside! with { State = IntentState.Discarded, Reason = reason };
        return await MoveAsync(new Move(aside, discarded, discarded.Entry("discarded", reason, person)), cancellationToken).ConfigureAwait(false);
    }

    private async Task<(Intent? Aside, string? Objection)> FindAsync(
        string tenant, string intentId, string person, string reason, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(person);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        Intent? intent = await gate.Store.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false);
        return (intent, intent is null ? $"There is no write {intentId}."
            : intent.State != IntentState.Quarantined ? $"The write is {intent.State} and not in quarantine."
            : Refusals.OfProposer(intent, person));
    }

    private static string? WhyNotReleasable(Intent intent)
        => Plan.Is(intent) ? Begun
            : intent.ParentId is not null ? "It is an item of a batch or plan; take that back or discard the item."
            : intent.Body is null ? $"It was not kept, because there was no key to encrypt it ({WriteGateOptions.Section}:{nameof(WriteGateOptions.ProtectionKey)}), or it was forgotten since; the agent has to propose it afresh."
            : null;

    // What is done in part is not proposed a second time as a whole.
    private async Task<string?> StandingAsync(Intent aside, CancellationToken cancellationToken)
    {
        IntentQuery items = new() { Tenant = aside.Tenant, ParentId = aside.Id, Limit = 1 };
        return (await gate.Store.ListAsync(items, cancellationToken).ConfigureAwait(false)).Count > 0
            ? Begun
            : null;
    }

    private async Task<ApprovalAnswer> MoveAsync(Move move, CancellationToken cancellationToken)
        => await gate.Store.MoveAsync(move, cancellationToken).ConfigureAwait(false) is { } moved
            ? new(true, null) { Proposal = moved.State == IntentState.AwaitingApproval ? moved : null }
            : Refusals.Lost;

    private async Task<ApprovalAnswer> RefuseAsync(Intent? intent, string action, string why, string person, CancellationToken cancellationToken)
        => intent is null ? new(false, why) : await gate.RefuseAsync(intent, action, why, person, cancellationToken).ConfigureAwait(false);
}
