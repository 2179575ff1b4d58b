namespace WriteGate.Intents;

/// <summary>Which intents to list; what is null does not restrict.</summary>
public sealed record IntentQuery
{
    /// <summary>Only of this tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>Only in one of these states.</summary>
    public IReadOnlyList<IntentState>? States { get; init; }

    /// <summary>Only of this run.</summary>
    public string? RunId { get; init; }

    /// <summary>Only items of this batch or plan.</summary>
    public string? ParentId { get; init; }

    /// <summary>Only rollbacks of this intent.</summary>
    public string? RollbackOf { get; init; }

    /// <summary>Only of this resource.</summary>
    public string? Resource { get; init; }

    /// <summary>Only of this record.</summary>
    public string? RecordId { get; init; }

    /// <summary>Only of one of these records.</summary>
    public IReadOnlyList<string>? RecordIds { get; init; }

    /// <summary>Only claimed ones whose lease has ended, by the store's clock.</summary>
    public bool LeaseEnded { get; init; }

    /// <summary>Only what is staged, undecided or approved and whose time has passed, by the store's clock.</summary>
    public bool Expired { get; init; }

    /// <summary>Only those in shadow that are to be compared by now, by the store's clock.</summary>
    public bool ToCompare { get; init; }

    /// <summary>Only applied ones that a person is to look at.</summary>
    public bool ToReview { get; init; }

    /// <summary>Newest first instead of oldest first.</summary>
    public bool NewestFirst { get; init; }

    /// <summary>At most this many.</summary>
    public int Limit { get; init; } = 1000;
}
