using WriteGate.Intents;

namespace WriteGate;

/// <summary>A write that was set aside for a person.</summary>
/// <param name="Intent">The write; <see cref="Intents.Intent.Reason"/> says why it is there.</param>
/// <param name="Age">How long ago it was proposed.</param>
/// <param name="WhyNotReleasable">Why it can only be discarded; null when a person may release it.</param>
public sealed record QuarantinedWrite(Intent Intent, TimeSpan Age, string? WhyNotReleasable);
