namespace WriteGate;

/// <summary>Turns a patch tool into a batch tool: the agent sends a list of the arguments, the method still writes one record.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BatchAttribute : Attribute
{
    /// <summary>The most items one call may hold.</summary>
    public int MaxItems { get; set; } = 100;
}
