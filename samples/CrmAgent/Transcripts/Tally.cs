using System.Globalization;

using WriteGate;

namespace CrmAgent.Transcripts;

/// <summary>Counts what became of calls, decisions and rollbacks, by the words of the table of results.</summary>
internal sealed class Tally
{
    private static readonly OutcomeKind[] Shown =
    [
        OutcomeKind.Applied, OutcomeKind.Replayed, OutcomeKind.Rehearsed, OutcomeKind.PendingApproval, OutcomeKind.Conflict,
        OutcomeKind.Denied, OutcomeKind.InvalidArguments, OutcomeKind.Quarantined, OutcomeKind.Unknown, OutcomeKind.RolledBack,
    ];

    private readonly Dictionary<OutcomeKind, int> counts = [];

    /// <summary>Counts a result.</summary>
    public void Add(GateResult result) => Add(result.Kind);

    /// <summary>Counts a rollback, if it took something back.</summary>
    public void Add(RollbackReport report)
    {
        if (report.Outcome == RollbackOutcome.RolledBack)
        {
            Add(OutcomeKind.RolledBack);
        }
    }

    /// <summary>One line: <c>summary: applied=1 replayed=0 …</c></summary>
    public override string ToString()
        => "summary: " + string.Join(' ', Shown.Select(kind => string.Create(
            CultureInfo.InvariantCulture, $"{Outcomes.Of(kind).Word}={counts.GetValueOrDefault(kind)}")));

    private void Add(OutcomeKind kind) => counts[kind] = counts.GetValueOrDefault(kind) + 1;
}
