using System.Text.Json;

using WriteGate.Intents;

namespace WriteGate;

/// <summary>What this gate itself wrote to records, so that its own writes do not pass for a person's.</summary>
internal sealed class GateWrites(ILookup<string?, Intent> byRecord)
{
    private static readonly IntentState[] Written =
        [IntentState.Applied, IntentState.RolledBack, IntentState.Claimed, IntentState.Unknown, IntentState.Quarantined, IntentState.Discarded];

    public static async Task<GateWrites> OfAsync(IGateStore store, string tenant, string resource, IReadOnlyList<string> records, CancellationToken cancellationToken)
    {
        IntentQuery query = new() { Tenant = tenant, Resource = resource, RecordIds = records, States = Written, Limit = int.MaxValue };
        IReadOnlyList<Intent> listed = await store.ListAsync(query, cancellationToken).ConfigureAwait(false);
        // What was set aside before it was ever claimed was not sent.
        return new(listed.Where(write => !MayStand(write) || write.Fence > 0).ToLookup(intent => intent.RecordId));
    }

    /// <summary>The writes to the field of a proposal that may have come after its record was read, the last one last.</summary>
    /// <param name="shadowed">The proposal.</param>
    /// <param name="lease">What settled so shortly before the proposal was recorded may have been under way while its record was read.</param>
    public IReadOnlyList<Intent> Since(Intent shadowed, TimeSpan lease) =>
    [
        .. byRecord[shadowed.RecordId]
            .Where(write => (Ended(write) is null || Ended(write) >= shadowed.CreatedAt - lease) && Touches(write, shadowed.Field!))
            .OrderBy(At),
    ];

    /// <summary>Whether a write was set aside, and nobody knows whether it stands.</summary>
    public static bool MayStand(Intent write) => write.State is IntentState.Quarantined or IntentState.Discarded;

    // What was set aside and had to wait for nothing was sent at once, and no later than its lease.
    private static DateTimeOffset? Ended(Intent write)
        => MayStand(write) && write is { Digest: null, ParentId: null, Reclaims: 0 } ? write.CreatedAt : write.SettledAt;

    // One that is under way comes last, after one of which nobody knows. Of one that was taken back, only what did so says when.
    private static DateTimeOffset At(Intent write) => write.State switch
    {
        IntentState.Claimed or IntentState.Unknown => DateTimeOffset.MaxValue,
        IntentState.Quarantined or IntentState.Discarded => DateTimeOffset.MaxValue.AddTicks(-1),
        IntentState.RolledBack => write.CreatedAt,
        _ => write.SettledAt ?? write.CreatedAt,
    };

    // Of one whose values were forgotten nobody knows.
    private static bool Touches(Intent write, string field) => write.After is null || JsonElement.Parse(write.After).TryGetProperty(field, out _);
}
