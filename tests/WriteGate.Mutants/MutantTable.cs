using WriteGate.Mutants.Table;

namespace WriteGate.Mutants;

/// <summary>Every mutant. A new group is a class beside these and a line here.</summary>
public static class MutantTable
{
    /// <summary>In the order of the promises that they break.</summary>
    public static IReadOnlyList<Mutant> All { get; } =
    [
        .. Contracts.All,
        .. Rules.All,
        .. Ways.All,
        .. Keys.All,
        .. Retries.All,
        .. Approvals.All,
        .. Plans.All,
        .. Locks.All,
        .. Shadow.All,
        .. Provenance.All,
        .. Content.All,
        .. Access.All,
        .. Limits.All,
        .. Watch.All,
    ];
}
