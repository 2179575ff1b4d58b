namespace WriteGate.Records;

/// <summary>One field of a record as agents and the journal know it.</summary>
/// <param name="Name">Its name on the wire.</param>
/// <param name="Tier">Its tier; <see cref="WriteTier.ReadOnly"/> where it declares none, <see cref="WriteTier.Never"/> where it is protected.</param>
public sealed record RecordField(string Name, WriteTier Tier)
{
    /// <summary>Whether an agent may empty it.</summary>
    public bool CanClear { get; init; }

    /// <summary>Whether its value is encrypted at rest and kept out of logs.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>For a suggestion of agents: the name of the field that people fill.</summary>
    public string? SuggestionFor { get; init; }

    /// <summary>For a suggestion: what its documentation says.</summary>
    public string Description { get; init; } = "";

    /// <summary>Whether it is a <see cref="Cited{T}"/>.</summary>
    public bool IsCited { get; init; }

    /// <summary>Whether an agent's patch can hold it.</summary>
    public bool IsWritable => Tier is WriteTier.Autonomous or WriteTier.Reviewed;
}
