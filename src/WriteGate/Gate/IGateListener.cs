using WriteGate.Intents;

namespace WriteGate;

/// <summary>
/// Told of everything that was asked of the gate and what it answered, as it was asked: what a transcript is made of. Register
/// as many as needed as services. Arguments are in the clear, also of sensitive tools.
/// </summary>
/// <remarks>Called on the way of a call, so it must be quick. What it throws is logged and changes no answer.</remarks>
public interface IGateListener
{
    /// <summary>A call has its result.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tool">The tool's name, as it was given.</param>
    /// <param name="arguments">The arguments, as they were given; valid until this returns.</param>
    /// <param name="options">What the host said of the call.</param>
    /// <param name="result">The result.</param>
    void Called(GateRun run, string tool, ReadOnlyMemory<byte> arguments, CallOptions options, GateResult result);

    /// <summary>A decision was taken or refused.</summary>
    /// <param name="proposal">The proposal as it stood before.</param>
    /// <param name="decision">The decision.</param>
    /// <param name="answer">Whether it counts.</param>
    void Decided(Intent proposal, ApprovalDecision decision, ApprovalAnswer answer);

    /// <summary>An approved proposal was to be executed.</summary>
    /// <param name="proposal">The proposal as it stood before.</param>
    /// <param name="result">What became of it.</param>
    void Executed(Intent proposal, GateResult result);
}
