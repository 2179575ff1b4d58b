using System.ComponentModel.DataAnnotations;

namespace WriteGate.Tests.Gate;

/// <summary>A person. Its system keeps no version.</summary>
[SystemRecord("crm.contact")]
public sealed partial record Contact
{
    [RecordId]
    public required int Id { get; init; }

    /// <summary>Where to call.</summary>
    [WriteTier(WriteTier.Autonomous), SensitiveField, StringLength(20)]
    public string? Phone { get; init; }

    /// <summary>Where to write to.</summary>
    [WriteTier(WriteTier.Reviewed)]
    public string? Mail { get; init; }
}
