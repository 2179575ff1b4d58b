using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>
/// Makes intents of what was proposed in shadow, to begin in the commit that the call makes anyway. They hold keys of their own, so
/// that the call stays new once it may write, and no lock of theirs can open.
/// </summary>
internal sealed class ShadowRecords(GateContext gate)
{
    /// <summary>What of a call is to be recorded; for a field of a record of which one is not compared yet, nothing.</summary>
    public async ValueTask<IReadOnlyList<NewIntent>> OfAsync(WriteCall write, CancellationToken cancellationToken)
    {
        if (write.Proposal.Seen is not { Shadowed.Count: > 0 } seen || write.IsUnstorable)
        {
            return [];
        }

        List<NewIntent> news = new(seen.Shadowed.Count);
        foreach (ShadowedChange change in seen.Shadowed)
        {
            Intent intent = Intent(write, seen, change);
            Recall recall = new(intent.Tenant, intent.Key, intent.RunId, intent.Tool, intent.Resource, null, null, null);
            Intent? holder = (await gate.Store.RecallAsync(recall, cancellationToken).ConfigureAwait(false)).Holder;
            if (holder?.State != IntentState.Shadowed)
            {
                news.Add(new(intent, holder));
            }
        }

        return news;
    }

    /// <summary>Records what of a call is in shadow, and with it journals the call, if that is to be said, in one commit.</summary>
    /// <returns>False when another caller recorded the same at that moment, and nothing was changed.</returns>
    public async Task<bool> RecordAsync(WriteCall write, JournalEntry? entry, CancellationToken cancellationToken)
    {
        IReadOnlyList<NewIntent> news = await OfAsync(write, cancellationToken).ConfigureAwait(false);
        JournalEntry[] call = entry is null ? [] : [entry];
        if (news.Count == 0)
        {
            if (call.Length > 0)
            {
                await gate.Store.RecordAsync(call, cancellationToken).ConfigureAwait(false);
            }

            return true;
        }

        Claim claim = new() { Intents = news, Lease = TimeSpan.Zero, Entries = [.. call, .. Entries(news)] };
        ClaimAnswer answer = await gate.Store.ClaimAsync(claim, cancellationToken).ConfigureAwait(false);
        if (answer.Won.Count == 0)
        {
            return false;
        }

        Count(news);
        return true;
    }

    /// <summary>What the journal says of them.</summary>
    public static IEnumerable<JournalEntry> Entries(IReadOnlyList<NewIntent> news)
        => news.Select(beginning => beginning.Intent.Entry("shadowed", beginning.Intent.Reason) with { IsRehearsal = true });

    /// <summary>Counts what was recorded.</summary>
    public void Count(IReadOnlyList<NewIntent> recorded)
    {
        foreach ((Intent intent, _) in recorded)
        {
            gate.Meter.Shadowed(intent);
        }
    }

    private Intent Intent(WriteCall write, Sighting seen, ShadowedChange change) => write.Intent(gate.Time, seen, IntentState.Shadowed) with
    {
        Key = Key(write, change),
        Body = change.Body,
        BodyHash = Hex.Sha256(change.Body),
        RecordId = change.RecordId,
        RecordVersion = change.Version,
        Tier = change.Tier,
        Field = change.Field,
        Before = change.Before,
        After = change.After,
        Skipped = null,
        Apply = false,
        // No retry means this one.
        CallId = null,
        RetryOf = null,
        ExpiresAt = gate.Time.GetUtcNow() + gate.Options.ShadowWindow,
    };

    // What a person does with a field is one decision, whatever was proposed for it meanwhile; and no value can be guessed from a key.
    private static string Key(WriteCall write, ShadowedChange change)
        => change is { Field: { } field, RecordId: { } record }
            ? KeyWriter.Of(write.Call.Run.Tenant, "shadow", write.Contract.Resource, record, field)
            : KeyWriter.Of(write.Call.Run.Tenant, "shadow", write.Contract.Name, write.BodyHash);
}
