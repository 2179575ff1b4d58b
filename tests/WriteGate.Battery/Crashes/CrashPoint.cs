namespace WriteGate.Battery;

/// <summary>Where a process is killed: at what it does, and where in it.</summary>
internal sealed record CrashPoint(string Act, string Place)
{
    public static IReadOnlyList<CrashPoint> All { get; } =
    [
        .. At(Acts.Set,
            "read", "the read", "recalled", "decided", "before the claim", "during the claim", "after the claim", "claimed", "before the effect",
            "after the effect", "written", "before the settlement", "during the settlement", "after the settlement", "settled", "the answer"),
        .. At(Acts.Pay, "claimed", "before the effect", "after the effect", "during the settlement"),
        .. At(Acts.Approve,
            "before the proposal", "during the proposal", "after the proposal", "before the approval", "during the approval", "after the approval",
            "before the claim", "during the claim", "after the claim", "after the effect", "during the settlement", "after the settlement"),
        .. At(Acts.Batch, "during the claim", "after the effect", "before the effect 2", "after the effect 3", "during the settlement 4"),
        .. At(Acts.RollBack,
            "before the claim 2", "during the claim 2", "after the claim 2", "before the effect 2", "after the effect 2", "before the settlement 2",
            "during the settlement 2", "after the settlement 2"),
    ];

    public override string ToString() => $"\"{Place}\" of {Act}";

    private static IEnumerable<CrashPoint> At(string act, params string[] places) => places.Select(place => new CrashPoint(act, place));
}
