using WriteGate.Intents;

namespace WriteGate;

/// <summary>The attempts of one execution, and what they are worth together.</summary>
/// <param name="claimed">What is carried out. Sent once more after an outcome that was not known, the first may still be under way.</param>
internal sealed class Attempts(Intent claimed)
{
    /// <summary>How often the raw write was begun.</summary>
    public int Begun { get; private set; }

    /// <summary>Whether one of them may have happened: then a later one that fails proves nothing.</summary>
    public bool MayHaveWritten { get; private set; } = claimed.Reclaims > 0;

    public void Begin() => Begun++;

    public void Failed(Exception exception) => MayHaveWritten |= WriteFaults.Of(exception) == WriteFault.Unknown;

    /// <summary>What is known of the write after the exception that ended it.</summary>
    public WriteFault FaultOf(Exception exception)
        => MayHaveWritten ? WriteFault.Unknown
            // Nothing was sent: whatever was thrown, it was proven not begun.
            : Begun == 0 && exception is not (LockClosedException or StaleRecordException) ? WriteFault.NotBegun
            : WriteFaults.Of(exception);
}
