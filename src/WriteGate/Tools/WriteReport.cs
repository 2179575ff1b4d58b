using WriteGate.Intents;

namespace WriteGate.Tools;

/// <summary>What a raw write that returned left behind.</summary>
/// <param name="Response">Its result as canonical JSON, to be replayed; null where it returns nothing.</param>
/// <param name="After">The touched fields as they now are.</param>
/// <param name="Source">How they are known.</param>
/// <param name="NewRecordId">What a create made.</param>
internal sealed record WriteReport(byte[]? Response, byte[]? After, AfterImageSource Source, string? NewRecordId = null);
