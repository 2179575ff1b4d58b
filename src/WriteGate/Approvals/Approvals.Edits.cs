namespace WriteGate;

public sealed partial class Approvals
{
    /// <summary>
    /// Puts other arguments in the place of a proposal, for the same tool. They are read strictly, inspected and put before the
    /// policy like a call, and await approval under a digest of their own. The agent that sends its call again is told what
    /// became of the edited one. Whoever edits may approve it too, unless it was proposed by him or for him.
    /// </summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="intentId">The proposal.</param>
    /// <param name="digest">The digest of what the editor was shown.</param>
    /// <param name="editor">Who; not the proposing agent.</param>
    /// <param name="argumentsUtf8">The arguments to write instead, whole, as JSON in UTF-8.</param>
    /// <param name="reason">Why, in the editor's words.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>With the edited proposal.</returns>
    public async Task<ApprovalAnswer> EditAsync(
        string tenant, string intentId, string digest, string editor, ReadOnlyMemory<byte> argumentsUtf8, string? reason = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(editor);
        if (await FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false) is not { } intent)
        {
            return NoProposal(intentId);
        }

        string? objection = await NotWaitingAsync(intent, cancellationToken).ConfigureAwait(false)
            ?? (intent.IsAgent(editor) ? $"\"{editor}\" proposed it; it sends a call of its own instead." : null)
            ?? (Plan.Is(intent) ? Refusals.OfPlan : null)
            ?? OtherDigest(intent, [intent], digest);
        EditAttempt attempt = objection is null
            ? await edits.MakeAsync(intent, editor, reason, argumentsUtf8, cancellationToken).ConfigureAwait(false)
            : new(null, null, objection);
        if (attempt is not { Edited: { } edited, Move: { } move })
        {
            ApprovalAnswer refusal = await gate.RefuseAsync(intent, "edit_refused", attempt.Journaled!, editor, cancellationToken).ConfigureAwait(false);
            return refusal with { Why = attempt.Objection };
        }

        return await gate.Store.MoveAsync(move, cancellationToken).ConfigureAwait(false) is null
            ? Refusals.Lost
            : new(true, null) { Proposal = await gate.Store.FindAsync(tenant, edited.Id, cancellationToken).ConfigureAwait(false) };
    }
}
