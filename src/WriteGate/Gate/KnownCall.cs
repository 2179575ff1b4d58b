using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>What a call already means, by the table of keys.</summary>
internal enum KnownAs
{
    /// <summary>Nothing: it is a new intent.</summary>
    New,

    /// <summary>A new intent that takes the key over from one that ended.</summary>
    NewOver,

    /// <summary>The same that was proven not begun: another attempt under the same key.</summary>
    AnotherAttempt,

    /// <summary>A new intent, once the stale one before it is cancelled.</summary>
    NewOverStale,

    /// <summary>A new intent, once the proposal before it is marked expired.</summary>
    NewOverExpired,
    Replayed,
    InProgress,
    Pending,

    /// <summary>Part of a plan that was not carried out yet.</summary>
    Staged,
    Denied,
    Expired,
    Failed,
    Quarantined,

    /// <summary>Claimed under a lease that ended, or unknown: to be resolved by reading back.</summary>
    Unresolved,

    /// <summary>The key with another body.</summary>
    Conflict,

    /// <summary>The key with another body, to be looked at by a person.</summary>
    ConflictToQuarantine,
}

/// <summary>The table of keys: found under the key × same or other body → answer. The body is compared before the state.</summary>
internal static class KnownCall
{
    public static (KnownAs As, Intent? Intent) Judge(Recollection known, ToolContract contract, string bodyHash, int maxAttempts)
    {
        if (known.Retried is { } retried)
        {
            // Two tools may take the same arguments.
            if (retried.Tool != contract.Name || retried.BodyHash != bodyHash || retried.SchemaHash != contract.SchemaHash)
            {
                return (OtherBody(retried, known.Now, isRetry: true), retried);
            }

            // The window has ended, but the call says that it is a retry: it meets the tombstone.
            if (HasEnded(retried, known.Now) && retried.State is not IntentState.Failed)
            {
                return (KnownAs.Expired, retried);
            }

            // What ended without a write may have been done since by a call that took the key over: then that one answers.
            KnownAs same = SameBody(retried, known.Now, maxAttempts);
            if (!IsNew(same) || known.Holder is null || known.Holder.Id == retried.Id)
            {
                return (same, retried);
            }
        }

        KnownAs byHolder = JudgeHolder(known.Holder);
        // The same call under a policy that judged its text otherwise: what became of it then is what it means now.
        return IsNew(byHolder) && known.Other is { } other && other.BodyHash == bodyHash && JudgeHolder(other) is var byOther && byOther != KnownAs.NewOver
            ? (byOther, other)
            : (byHolder, known.Holder);

        KnownAs JudgeHolder(Intent? holder)
            => holder is null ? KnownAs.New
                : HasEnded(holder, known.Now) ? (known.Retried is null || holder.State == IntentState.Failed ? KnownAs.NewOver : KnownAs.Expired)
                : holder.BodyHash == bodyHash && holder.SchemaHash == contract.SchemaHash ? SameBody(holder, known.Now, maxAttempts)
                : OtherBody(holder, known.Now, isRetry: false);
    }

    public static KnownAs SameBody(Intent intent, DateTimeOffset now, int maxAttempts) => intent.State switch
    {
        IntentState.Applied or IntentState.NoChange => KnownAs.Replayed,
        IntentState.Claimed => intent.LeaseUntil <= now ? KnownAs.Unresolved : KnownAs.InProgress,
        IntentState.AwaitingApproval or IntentState.Approved => intent.ExpiresAt <= now ? KnownAs.NewOverExpired : KnownAs.Pending,
        IntentState.Staged => intent.ExpiresAt <= now ? KnownAs.NewOverExpired : KnownAs.Staged,
        // What a person took back or threw away is not done again because an agent repeats itself.
        IntentState.Denied or IntentState.RolledBack or IntentState.Discarded => KnownAs.Denied,
        IntentState.Expired or IntentState.Cancelled => KnownAs.NewOver,
        IntentState.Stale => KnownAs.NewOverStale,
        // Nothing was written, so the write is still to come; these hold no call's key and are met only when one names them.
        IntentState.Shadowed or IntentState.Compared => KnownAs.NewOver,
        IntentState.Failed => intent.Failure switch
        {
            FailureKind.Stale => KnownAs.NewOver,
            FailureKind.NotBegun when intent.Attempts < maxAttempts => KnownAs.AnotherAttempt,
            _ => KnownAs.Failed,
        },
        IntentState.Unknown => KnownAs.Unresolved,
        _ => KnownAs.Quarantined,
    };

    private static bool IsNew(KnownAs meaning)
        => meaning is KnownAs.New or KnownAs.NewOver or KnownAs.AnotherAttempt or KnownAs.NewOverStale or KnownAs.NewOverExpired;

    private static KnownAs OtherBody(Intent intent, DateTimeOffset now, bool isRetry) => intent.State switch
    {
        IntentState.Applied or IntentState.NoChange or IntentState.Claimed or IntentState.Unknown => KnownAs.ConflictToQuarantine,
        IntentState.AwaitingApproval or IntentState.Approved or IntentState.Staged when intent.ExpiresAt <= now && !isRetry => KnownAs.NewOverExpired,
        IntentState.AwaitingApproval or IntentState.Approved or IntentState.Staged or IntentState.Quarantined => KnownAs.Conflict,
        IntentState.Failed when intent.Failure == FailureKind.NotBegun => KnownAs.ConflictToQuarantine,
        IntentState.Stale => isRetry ? KnownAs.Conflict : KnownAs.NewOverStale,
        // A call that says it is a retry is held to the body it retries, however that one ended.
        _ => isRetry ? KnownAs.Conflict : KnownAs.NewOver,
    };

    private static bool HasEnded(Intent intent, DateTimeOffset now)
        => IntentEdges.IsSettled(intent.State) && intent.SettledAt is { } settled && settled + intent.Window <= now;
}
