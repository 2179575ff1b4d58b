namespace WriteGate;

/// <summary>What a comparison showed.</summary>
/// <param name="Verdict">The verdict.</param>
/// <param name="Now">The field as the record holds it, as an image; null where it could not be seen.</param>
internal readonly record struct ShadowFinding(ShadowVerdict Verdict, byte[]? Now);
