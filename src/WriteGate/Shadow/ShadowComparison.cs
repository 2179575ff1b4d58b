namespace WriteGate;

/// <summary>How the comparison of one proposal in shadow went.</summary>
/// <param name="IntentId">The proposal.</param>
/// <param name="Resource">Its resource.</param>
/// <param name="RecordId">Its record.</param>
/// <param name="Field">Its field; null for a whole create or action.</param>
/// <param name="Verdict">What it showed; <see cref="ShadowVerdict.None"/> when the proposal stays open.</param>
/// <param name="Why">Why, in a sentence.</param>
public sealed record ShadowComparison(string IntentId, string Resource, string? RecordId, string? Field, ShadowVerdict Verdict, string Why);
