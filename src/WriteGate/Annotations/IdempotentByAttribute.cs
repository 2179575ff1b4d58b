namespace WriteGate;

/// <summary>Names the arguments that make two calls the same occasion. Within the window the second one is answered, never run.</summary>
/// <param name="parts">Names of parameters, use <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Method)]
public sealed class IdempotentByAttribute(params string[] parts) : Attribute
{
    /// <summary>Names of the parameters that form the key.</summary>
    public IReadOnlyList<string> Parts { get; } = parts;

    /// <summary>How long after it settled a call is still the same occasion, in seconds. Default: one day.</summary>
    public int WindowSeconds { get; set; } = 86_400;
}
