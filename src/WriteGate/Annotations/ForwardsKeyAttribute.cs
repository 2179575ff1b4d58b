namespace WriteGate;

/// <summary>Says that the method sends <see cref="WritePermit.Key"/> to a system that dedupes on it, so that the same bytes may be sent again.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ForwardsKeyAttribute : Attribute;
