namespace WriteGate;

/// <summary>
/// Turns what one stage hands on into what the next one takes, where their contracts differ. What it makes is held against the
/// target's contract, so an adapter cannot hand on what that forbids.
/// </summary>
/// <typeparam name="TFrom">The contract of the stage before.</typeparam>
/// <typeparam name="TTo">The contract of the stage behind.</typeparam>
public interface IHandOffAdapter<TFrom, TTo>
    where TFrom : class, IHandOff<TFrom>
    where TTo : class, IHandOff<TTo>
{
    /// <summary>Maps a value that keeps its contract. What it throws pauses the pipeline.</summary>
    TTo Adapt(TFrom from);
}
