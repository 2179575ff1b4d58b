using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>What reading back says of a write whose outcome is unknown.</summary>
/// <param name="Applied">What it left behind, when it was written.</param>
/// <param name="IsUntouched">Whether the record is as it was before.</param>
/// <param name="Why">What was seen, for people.</param>
internal sealed record Resolution(WriteReport? Applied, bool IsUntouched, string Why)
{
    /// <summary>The fields that a patch would change when it is sent again.</summary>
    public FieldSet Touched { get; init; }
}
