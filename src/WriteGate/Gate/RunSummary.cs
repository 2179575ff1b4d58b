using System.Globalization;

namespace WriteGate;

/// <summary>What a run did, in numbers. A rehearsal says so, loudly.</summary>
public sealed record RunSummary
{
    /// <summary>The run.</summary>
    public required string RunId { get; init; }

    /// <summary>How many calls had each result.</summary>
    public required IReadOnlyDictionary<OutcomeKind, int> Counts { get; init; }

    /// <summary>Whether a lock was closed when the run ended, so that nothing could be written.</summary>
    public required bool IsRehearsal { get; init; }

    /// <summary>Whether the run was in shadow: nothing could be written, and what it proposed was recorded.</summary>
    public bool IsShadow { get; init; }

    /// <summary>Distinct records that the run's tools read or were about to write.</summary>
    public required int Scanned { get; init; }

    /// <summary>How many records the run was meant to look at, if the host said so.</summary>
    public int? Expected { get; init; }

    /// <summary>
    /// Calls that were staged in the run's plan. They are in no other count before the plan is submitted; then its writes are, if they
    /// were applied, or else the plan as one.
    /// </summary>
    public int Staged { get; init; }

    /// <summary>Tokens reported by the host.</summary>
    public long Tokens { get; init; }

    /// <summary>How many calls had a result.</summary>
    public int Of(OutcomeKind kind) => Counts.TryGetValue(kind, out int count) ? count : 0;

    /// <summary>One line for people: <c>0 writes, 14 would-be writes (rehearsal); scanned 12 of 847</c>.</summary>
    public override string ToString()
    {
        int writes = Of(OutcomeKind.Applied);
        int wouldBe = Of(OutcomeKind.Rehearsed);
        string line = string.Create(CultureInfo.InvariantCulture, $"{writes} {(writes == 1 ? "write" : "writes")}");
        if (wouldBe > 0 || IsRehearsal)
        {
            line += string.Create(CultureInfo.InvariantCulture, $", {wouldBe} would-be {(wouldBe == 1 ? "write" : "writes")}{(IsShadow ? " (SHADOW: recorded, never written)" : IsRehearsal ? " (REHEARSAL: a lock is closed)" : "")}");
        }

        line += Staged > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Staged} staged") : "";
        foreach (OutcomeKind open in (ReadOnlySpan<OutcomeKind>)[OutcomeKind.Unknown, OutcomeKind.PartlyApplied, OutcomeKind.PendingApproval, OutcomeKind.Quarantined])
        {
            // A write that is not known to stand is not counted as one, and not passed over either.
            line += Of(open) > 0 ? string.Create(CultureInfo.InvariantCulture, $", {Of(open)} {Outcomes.Of(open).Word}") : "";
        }

        return line + string.Create(
            CultureInfo.InvariantCulture, $"; scanned {Scanned}{(Expected is { } expected ? $" of {expected}" : "")}");
    }
}
