namespace WriteGate;

/// <summary>A field or argument whose value is never logged and is encrypted wherever the gate stores it.</summary>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SensitiveFieldAttribute : Attribute;
