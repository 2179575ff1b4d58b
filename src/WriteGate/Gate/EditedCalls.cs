using WriteGate.Intents;

namespace WriteGate;

/// <summary>
/// A person may put an edited intent in the place of what a call proposed. The call's key stays bound to the call's own body, and
/// what became of the edited intent is what became of the call.
/// </summary>
internal static class EditedCalls
{
    /// <summary>What is known of a call, with edited intents in their places. They answer to the body that was sent.</summary>
    public static async ValueTask<Recollection> FollowAsync(IGateStore store, Recollection known, string bodyHash, CancellationToken cancellationToken)
    {
        return IsEdited(known.Holder) || IsEdited(known.Other) || IsEdited(known.Retried)
            ? known with
            {
                Holder = await FollowAsync(known.Holder).ConfigureAwait(false),
                Other = await FollowAsync(known.Other).ConfigureAwait(false),
                Retried = await FollowAsync(known.Retried).ConfigureAwait(false),
            }
            : known;

        async ValueTask<Intent?> FollowAsync(Intent? found)
        {
            // The agent may name the edited intent as what it retries, because that is the one it was told of.
            Intent? sent = found is { EditOf: { } original } && found.BodyHash != bodyHash
                ? await store.FindAsync(found.Tenant, original, cancellationToken).ConfigureAwait(false)
                : found;
            Intent? last = sent;
            while (last is { ReplacedBy: { } next })
            {
                last = await store.FindAsync(last.Tenant, next, cancellationToken).ConfigureAwait(false);
            }

            return sent is null || last is null || last.BodyHash == bodyHash
                ? last ?? found
                : last with { BodyHash = sent.BodyHash, SchemaHash = sent.SchemaHash };
        }
    }

    /// <summary>Whether an intent that answers to a body is made of other arguments than those.</summary>
    public static bool IsOfOtherArguments(Intent intent, string bodyHash)
        => intent.EditOf is not null && (intent.Body is null || Hex.Sha256(intent.Body) != bodyHash);

    /// <summary>A result that says that it is of an edited call, and shows that.</summary>
    public static GateResult? Shown(GateResult? result, Intent intent)
        => result is null ? null : result with { EditedBy = intent.EditedBy, After = result.After.IsEmpty ? intent.After ?? intent.Body : result.After };

    private static bool IsEdited(Intent? intent) => intent is { ReplacedBy: not null } or { EditOf: not null };
}
