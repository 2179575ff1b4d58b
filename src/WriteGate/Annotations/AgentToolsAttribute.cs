namespace WriteGate;

/// <summary>Marks a sealed partial class whose methods with a <see cref="WriteTierAttribute"/> become gated tools.</summary>
/// <param name="group">Prefix of the tools' names: <c>crm</c> gives <c>crm_update_deal</c>.</param>
[AttributeUsage(AttributeTargets.Class)]
public sealed class AgentToolsAttribute(string group) : Attribute
{
    /// <summary>Prefix of the tools' names.</summary>
    public string Group { get; } = group;
}
