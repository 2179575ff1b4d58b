using WriteGate.Intents;

namespace WriteGate.Testing;

/// <summary>Which intents stand for an effect on the system of record.</summary>
internal static class Effect
{
    /// <summary>Whether its write stands, stood until it was taken back, or may stand because its outcome is open.</summary>
    public static bool MayStand(Intent intent) => intent.State switch
    {
        IntentState.Applied or IntentState.RolledBack or IntentState.Claimed or IntentState.Unknown => true,
        // Set aside after it was begun, or before: only what was claimed has a fence.
        IntentState.Quarantined or IntentState.Discarded => intent.Fence > 0,
        _ => false,
    };

    public static string List(IReadOnlyCollection<Intent> effects) => effects.Count == 0
        ? "there is none."
        : $"there {(effects.Count == 1 ? "is" : "are")}:" + string.Concat(effects.Select(intent =>
            $"\n  {intent.Tool} on {intent.Resource}/{intent.RecordId ?? "(new)"}: {intent.State}, intent {intent.Id}, key {intent.Key}"));
}
