namespace WriteGate.Sqlite;

/// <summary>A step that waits for its turn, and its caller. It can be given up until the writer takes it; from then on its outcome is told.</summary>
internal abstract class WriteCommand
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int GivenUp = 2;

    private int stage;

    /// <summary>Whether what the step changed stays.</summary>
    public bool Keep { get; protected set; }

    /// <summary>Why the step alone failed.</summary>
    public Exception? Fault { get; set; }

    /// <returns>False when its caller has given it up.</returns>
    public bool TryTake() => Interlocked.CompareExchange(ref stage, Taken, Waiting) == Waiting;

    public abstract void Run(WriteSession session);

    /// <summary>Tells the caller the outcome, after the commit.</summary>
    public abstract void Complete();

    /// <summary>Tells the caller that nothing was done, or that it is not known.</summary>
    public abstract void Fail(Exception fault);

    protected bool TryGiveUp() => Interlocked.CompareExchange(ref stage, GivenUp, Waiting) == Waiting;
}
