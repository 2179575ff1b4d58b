namespace WriteGate;

/// <summary>Gives a tool another name than <c>{group}_{method_in_snake_case}</c>. The name is part of every idempotency key: keep it when the method is renamed.</summary>
/// <param name="name">1 to 64 characters of <c>a-z 0-9 _</c>, what every provider accepts.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class ToolNameAttribute(string name) : Attribute
{
    /// <summary>The whole name, without the group.</summary>
    public string Name { get; } = name;
}
