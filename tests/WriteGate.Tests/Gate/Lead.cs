namespace WriteGate.Tests.Gate;

/// <summary>A lead, with fields of people and suggestions of agents beside them.</summary>
[SystemRecord("crm.lead")]
public sealed partial record Lead
{
    [RecordId]
    public required string Id { get; init; }

    /// <summary>Who signs.</summary>
    public string? Buyer { get; init; }

    /// <summary>How many people would use it.</summary>
    public int? Seats { get; init; }

    /// <summary>What else they look at.</summary>
    public IReadOnlyList<string> Competitors { get; init; } = [];

    /// <summary>Where the person's field is secret.</summary>
    [SensitiveField]
    public string? Budget { get; init; }

    /// <summary>Who decides.</summary>
    public string? Signer { get; init; }

    [SuggestionFor(nameof(Signer)), WriteTier(WriteTier.Autonomous)]
    public Cited<string>? ScoutSigner { get; init; }

    /// <summary>When they want to close.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public Cited<DateOnly>? CloseDate { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public string? Note { get; init; }

    /// <summary>Who signs, as agents see it.</summary>
    [SuggestionFor(nameof(Buyer)), WriteTier(WriteTier.Autonomous)]
    public string? ScoutBuyer { get; init; }

    [SuggestionFor(nameof(Seats)), WriteTier(WriteTier.Reviewed)]
    public int? ScoutSeats { get; init; }

    [SuggestionFor(nameof(Competitors)), WriteTier(WriteTier.Autonomous)]
    public IReadOnlyList<string>? ScoutCompetitors { get; init; }

    [SuggestionFor(nameof(Budget)), WriteTier(WriteTier.Autonomous), SensitiveField]
    public string? ScoutBudget { get; init; }
}
