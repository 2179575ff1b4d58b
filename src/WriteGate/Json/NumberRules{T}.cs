namespace WriteGate.Json;

/// <summary>What a number must keep beyond its type. Immutable; null is no rule.</summary>
/// <typeparam name="T">The number's type.</typeparam>
public sealed class NumberRules<T>
    where T : struct
{
    /// <summary>The least value.</summary>
    public T? Min { get; init; }

    /// <summary>The greatest value.</summary>
    public T? Max { get; init; }

    /// <summary>The value must be greater than this.</summary>
    public T? ExclusiveMin { get; init; }

    /// <summary>The value must be less than this.</summary>
    public T? ExclusiveMax { get; init; }

    /// <summary>The value must be a whole multiple of this; compared in decimal digits, so that 0.3 is a multiple of 0.1.</summary>
    public T? MultipleOf { get; init; }

    /// <summary>The only values allowed.</summary>
    public T[]? Allowed { get; init; }

    /// <summary>Values that are refused.</summary>
    public T[]? Denied { get; init; }
}
