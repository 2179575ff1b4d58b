using System.ComponentModel.DataAnnotations;

namespace WriteGate.Providers.Tests.Desk;

/// <summary>What one agent hands to the next, with a member of most types.</summary>
[HandOff("desk_handover")]
public sealed partial record Handover
{
    /// <summary>What happened.</summary>
    [StringLength(200, MinimumLength = 1)]
    public required string Summary { get; init; }

    [Range(0, 1)]
    public double? Certainty { get; init; }

    [Length(1, 9)]
    public required IReadOnlyList<Person> People { get; init; }

    public Figure? Figure { get; init; }

    public required Dictionary<string, Address> Places { get; init; }

    public Channels Channels { get; init; } = Channels.Mail;

    [RegularExpression("[A-Z]{2}")]
    public string? Code { get; init; }

    public Uri? Link { get; init; }

    public TimeOnly At { get; init; }
}
