using System.Text.Json;

using WriteGate.Intents;

namespace WriteGate;

/// <summary>What this gate itself wrote to records, so that its own writes do not pass for a person's.</summary>
internal sealed class GateWrites(ILookup<string?, Intent> byRecord)
{
    private static readonly IntentState[] Written = [IntentState.Applied, IntentState.RolledBack, IntentState.Claimed, IntentState.Unknown];

    public static async Task<GateWrites> OfAsync(IGateStore store, string tenant, string resource, IReadOnlyList<string> records, CancellationToken cancellationToken)
    {
        IntentQuery query = new() { Tenant = tenant, Resource = resource, RecordIds = records, States = Written, Limit = int.MaxValue };
        return new((await store.ListAsync(query, cancellationToken).ConfigureAwait(false)).ToLookup(intent => intent.RecordId));
    }

    /// <summary>The last write to the field of a proposal that may have come after it; null where there is none.</summary>
    public Intent? LastSince(Intent shadowed) => byRecord[shadowed.RecordId]
        .Where(write => (write.SettledAt is null || write.SettledAt >= shadowed.CreatedAt) && Touches(write, shadowed.Field!))
        .MaxBy(At);

    // One that is under way comes last. Of one that was taken back, only what did so says when.
    private static DateTimeOffset At(Intent write) => write.State switch
    {
        IntentState.Claimed or IntentState.Unknown => DateTimeOffset.MaxValue,
        IntentState.RolledBack => write.CreatedAt,
        _ => write.SettledAt ?? write.CreatedAt,
    };

    // Of one whose values were forgotten nobody knows.
    private static bool Touches(Intent write, string field) => write.After is null || JsonElement.Parse(write.After).TryGetProperty(field, out _);
}
