using WriteGate.Journal;

namespace WriteGate.Intents;

/// <summary>An intent that changes its state: one statement, conditional on state and fence.</summary>
/// <param name="From">The intent as the caller knows it.</param>
/// <param name="To">The same intent in its new state. The store stamps <see cref="Intent.SettledAt"/>, and fence and lease when it is claimed.</param>
/// <param name="Entry">What the journal says of it.</param>
public sealed record Move(Intent From, Intent To, JournalEntry Entry)
{
    /// <summary>How long the lease is, when <see cref="To"/> is claimed.</summary>
    public TimeSpan Lease { get; init; }

    /// <summary>The decision of a person that this move carries out, kept beside the intent.</summary>
    public ApprovalDecision? Decision { get; init; }

    /// <summary>New intents that begin in the same commit: the items of an approved batch, or a write that a plan takes in. If one cannot, nothing happens.</summary>
    public IReadOnlyList<NewIntent> Begins { get; init; } = [];

    /// <summary>Counters that rise in the same commit; their limits do not hold what somebody has decided on.</summary>
    public IReadOnlyList<Counting> Counts { get; init; } = [];

    /// <summary>Other moves in the same commit, after this one, also of the same intent; if one cannot be, none is.</summary>
    public IReadOnlyList<Move> With { get; init; } = [];

    /// <summary>Whether it leaves the intent in its state: the first of two approvals, the answer to a review, or a plan that takes another write in.</summary>
    public bool Stays => From.State == To.State && From.State switch
    {
        IntentState.AwaitingApproval => From.FirstApprover is null && Decision is { Approved: true } first && To.FirstApprover == first.Approver,
        IntentState.Applied => (From.Review, To.Review) is (ReviewState.Open, ReviewState.Acknowledged),
        IntentState.Staged => Begins.Count > 0,
        _ => false,
    };

    /// <summary>Refuses what cannot be, whatever is stored. Every store asks this first.</summary>
    /// <exception cref="InvalidOperationException">There is no such edge (<see cref="IntentEdges"/>), or one that begins cannot begin so.</exception>
    /// <exception cref="ArgumentException">It would make another intent of the one it moves.</exception>
    public void Require()
    {
        if (!Stays)
        {
            IntentEdges.Require(From.State, To.State);
        }

        if (From.Id != To.Id || From.Tenant != To.Tenant)
        {
            throw new ArgumentException($"Intent {From.Id} cannot become another intent, {To.Id}.");
        }

        Claim.Require(Begins);
        Counting.Require(Counts);
        foreach (Move other in With)
        {
            other.Require();
        }
    }
}

/// <summary>A person's decision on an intent.</summary>
/// <param name="Approver">Who.</param>
/// <param name="Approved">Yes or no.</param>
/// <param name="Digest">The digest of what was shown.</param>
/// <param name="Reason">Why, in the approver's words.</param>
public sealed record ApprovalDecision(string Approver, bool Approved, string Digest, string? Reason);
