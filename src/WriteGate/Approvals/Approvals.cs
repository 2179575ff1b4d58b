using System.Security.Cryptography;
using System.Text;

using WriteGate.Intents;

namespace WriteGate;

/// <summary>Decides on proposed writes. A decision is bound to the digest of what was shown and is taken once.</summary>
public sealed class Approvals
{
    private readonly GateContext gate;

    internal Approvals(GateContext gate) => this.gate = gate;

    /// <summary>The proposals of a tenant that wait for a decision, oldest first.</summary>
    public async Task<IReadOnlyList<Intent>> ListAsync(string tenant, CancellationToken cancellationToken = default)
    {
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        return await gate.Store.ListAsync(
            new IntentQuery { Tenant = tenant, States = [IntentState.AwaitingApproval] }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Approves a proposal; <see cref="Gate.ExecuteApprovedAsync"/> then carries it out.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="intentId">The proposal.</param>
    /// <param name="digest">The digest of what the approver was shown.</param>
    /// <param name="approver">Who; neither the proposing agent nor the user it acts for.</param>
    /// <param name="reason">Why, in the approver's words.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public Task<ApprovalAnswer> ApproveAsync(
        string tenant, string intentId, string digest, string approver, string? reason = null, CancellationToken cancellationToken = default)
        => DecideAsync(tenant, intentId, digest, approver, reason, approved: true, cancellationToken);

    /// <summary>Denies a proposal. The agent is told the reason whenever it proposes the same again within the window.</summary>
    /// <inheritdoc cref="ApproveAsync"/>
    public Task<ApprovalAnswer> DenyAsync(
        string tenant, string intentId, string digest, string approver, string? reason = null, CancellationToken cancellationToken = default)
        => DecideAsync(tenant, intentId, digest, approver, reason, approved: false, cancellationToken);

    private async Task<ApprovalAnswer> DecideAsync(
        string tenant, string intentId, string digest, string approver, string? reason, bool approved, CancellationToken cancellationToken)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(approver);
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        Intent? intent = await gate.Store.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false);
        if (intent is null)
        {
            return new(false, $"There is no proposal {intentId}.");
        }

        ApprovalDecision decision = new(approver, approved, digest, reason);
        ApprovalAnswer answer = await DecideAsync(intent, decision, cancellationToken).ConfigureAwait(false);
        gate.Tell(listener => listener.Decided(intent, decision, answer));
        return answer;
    }

    private async Task<ApprovalAnswer> DecideAsync(Intent intent, ApprovalDecision decision, CancellationToken cancellationToken)
    {
        if (intent.State == IntentState.AwaitingApproval && intent.ExpiresAt <= gate.Time.GetUtcNow())
        {
            Intent expired = intent with { State = IntentState.Expired, Reason = "Nobody decided in time." };
            await gate.Store.MoveAsync(new Move(intent, expired, expired.Entry("expired")), cancellationToken).ConfigureAwait(false);
            return new(false, $"The proposal expired at {intent.ExpiresAt:u}.");
        }

        if (Objection(intent, decision.Digest, decision.Approver) is { } objection)
        {
            await gate.Store.RecordAsync([intent.Entry("decision_refused", objection, decision.Approver)], cancellationToken).ConfigureAwait(false);
            return new(false, objection);
        }

        Intent decided = intent with
        {
            State = decision.Approved ? IntentState.Approved : IntentState.Denied,
            Reason = decision.Reason ?? (decision.Approved ? intent.Reason : $"Denied by {decision.Approver}."),
        };
        Move move = new(intent, decided, decided.Entry(decision.Approved ? "approved" : "denied", decision.Reason, decision.Approver)) { Decision = decision };
        return await gate.Store.MoveAsync(move, cancellationToken).ConfigureAwait(false) is null
            ? new(false, "Somebody else decided at the same time.")
            : new(true, null);
    }

    private static string? Objection(Intent intent, string digest, string approver)
    {
        if (intent.State != IntentState.AwaitingApproval)
        {
            return $"The proposal is {intent.State} and no longer waits for a decision.";
        }

        if (intent.IsProposedBy(approver))
        {
            return $"\"{approver}\" proposed it, or it was proposed for \"{approver}\"; somebody else has to decide.";
        }

        // The stored digest is made again, so that a row changed in the store cannot be approved under it either.
        return SameDigest(digest, intent.Digest) && SameDigest(digest, ApprovalDigest.Of(intent))
            ? null
            : "The digest is not that of the proposal as it stands; show it again before deciding.";
    }

    private static bool SameDigest(string left, string? right)
        => right is not null && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right));
}
