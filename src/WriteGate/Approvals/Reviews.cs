using WriteGate.Intents;

namespace WriteGate;

/// <summary>
/// Autonomous writes that were sampled (<see cref="ResourceOptions.SampleForReview"/>) for a person to look at after the fact. He
/// lets one stand here, or takes it back by <see cref="Gate.Rollbacks"/>, which closes its card as well.
/// </summary>
public sealed class Reviews
{
    private readonly GateContext gate;

    internal Reviews(GateContext gate) => this.gate = gate;

    /// <summary>The writes of a tenant that a person is to look at, oldest first.</summary>
    public async Task<IReadOnlyList<Intent>> ListAsync(string tenant, CancellationToken cancellationToken = default)
    {
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        return await gate.Store.ListAsync(new IntentQuery { Tenant = tenant, ToReview = true }, cancellationToken).ConfigureAwait(false);
    }

    /// <summary>Lets a write stand.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="intentId">The write.</param>
    /// <param name="person">Who; neither the agent that wrote it nor the user it acts for.</param>
    /// <param name="note">What the person says of it, if anything.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<ApprovalAnswer> AcknowledgeAsync(
        string tenant, string intentId, string person, string? note = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(person);
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        Intent? intent = await gate.Store.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false);
        if (intent is null)
        {
            return new(false, $"There is no write {intentId}.");
        }

        string? objection = intent is not { State: IntentState.Applied, Review: ReviewState.Open } ? $"The write is {intent.State} and not to be reviewed."
            : intent.IsProposedBy(person) ? $"\"{person}\" wrote it, or it was written for \"{person}\"; somebody else has to look at it."
            : null;
        if (objection is not null)
        {
            return await gate.RefuseAsync(intent, "review_refused", objection, person, cancellationToken).ConfigureAwait(false);
        }

        Intent reviewed = intent with { Review = ReviewState.Acknowledged };
        return await gate.Store.MoveAsync(new Move(intent, reviewed, reviewed.Entry("reviewed", note, person)), cancellationToken).ConfigureAwait(false) is null
            ? new(false, "Somebody took it back at the same time.")
            : new(true, null);
    }
}
