using System.ComponentModel.DataAnnotations;

using WriteGate;

namespace CrmAgent.HandOffs;

/// <summary>What the scout hands to whoever prepares the call.</summary>
[HandOff("scout_findings")]
internal sealed partial record ScoutFindings
{
    /// <summary>The deal.</summary>
    [StringLength(10)]
    public required string DealId { get; init; }

    /// <summary>What is known, in a sentence or two.</summary>
    [StringLength(300)]
    public required string Summary { get; init; }

    /// <summary>What nobody knows yet; one question each.</summary>
    public required IReadOnlyList<string> Open { get; init; }
}
