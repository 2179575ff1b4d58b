using System.ComponentModel.DataAnnotations;

using WriteGate;

namespace CrmAgent.Crm;

/// <summary>A sales opportunity.</summary>
/// <remarks>The attributes say, field by field, what an agent may do with it. Summaries are what a model is told.</remarks>
[SystemRecord("crm.deal")]
public sealed partial record Deal
{
    /// <summary>Identifier, such as D-1.</summary>
    [RecordId]
    public required string Id { get; init; }

    // No tier: an agent reads it and cannot write it.
    /// <summary>What the deal is called.</summary>
    public required string Name { get; init; }

    /// <summary>What happens next, in one sentence.</summary>
    [WriteTier(WriteTier.Autonomous), StringLength(200, MinimumLength = 3)]
    public string? NextStep { get; init; }

    /// <summary>When the next step is due.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public DateOnly? NextStepDue { get; init; }

    /// <summary>How promising the deal is; the pipeline is sorted by it.</summary>
    [WriteTier(WriteTier.Autonomous), Range(0, 100)]
    public int? LeadScore { get; init; }

    // It feeds the forecast.
    /// <summary>Where the deal stands. A person approves every change.</summary>
    [WriteTier(WriteTier.Reviewed)]
    public Stage Stage { get; init; }

    // People are paid by it: an agent cannot even name it in a write.
    /// <summary>What the deal is worth, in euros.</summary>
    [ProtectedField]
    public decimal Amount { get; init; }

    // Every write passes on the version that was read, and is refused when somebody else wrote first.
    /// <summary>Counted up with every change.</summary>
    [RecordVersion]
    public required int Version { get; init; }
}
