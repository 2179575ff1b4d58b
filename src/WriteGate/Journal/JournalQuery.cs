namespace WriteGate.Journal;

/// <summary>Which rows to read; what is null does not restrict.</summary>
public sealed record JournalQuery
{
    /// <summary>Only of this tenant.</summary>
    public string? Tenant { get; init; }

    /// <summary>Only of this run.</summary>
    public string? RunId { get; init; }

    /// <summary>Only of this intent.</summary>
    public string? IntentId { get; init; }

    /// <summary>Only of this resource.</summary>
    public string? Resource { get; init; }

    /// <summary>Only of this record.</summary>
    public string? RecordId { get; init; }

    /// <summary>Only rows after this <see cref="JournalRow.Sequence"/>.</summary>
    public long After { get; init; }

    /// <summary>Only the newest rows, this many; 0 for all.</summary>
    public int Newest { get; init; }
}
