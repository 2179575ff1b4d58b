namespace WriteGate;

/// <summary>What became of a typed call, with what the tool returned.</summary>
/// <typeparam name="T">What the tool returns.</typeparam>
/// <param name="Result">The result.</param>
/// <param name="Value">What the tool returned, for a call that was answered, applied or replayed; else the default.</param>
public sealed record GateResult<T>(GateResult Result, T? Value)
{
    /// <summary>Whether <see cref="Value"/> is what the tool returned.</summary>
    public bool HasValue => !Result.Value.IsEmpty;
}
