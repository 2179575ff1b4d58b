namespace WriteGate;

/// <summary>A change that was proposed and is in shadow: of one field of one record, or a whole create or action.</summary>
/// <param name="Body">The arguments of the call, or of the item of a batch.</param>
/// <param name="Tier">The tier of the field, or of the tool.</param>
internal sealed record ShadowedChange(byte[] Body, WriteTier Tier)
{
    public string? RecordId { get; init; }

    public string? Version { get; init; }

    /// <summary>The field; null for a whole create or action.</summary>
    public string? Field { get; init; }

    /// <summary>The field before, as an image.</summary>
    public byte[]? Before { get; init; }

    /// <summary>The field as proposed, as an image.</summary>
    public byte[]? After { get; init; }
}
