namespace WriteGate.Testing;

/// <summary>One step of a transcript. The hierarchy is closed: these are all the steps there are.</summary>
public abstract record TranscriptStep
{
    /// <summary>What a decision that was taken is expected to be.</summary>
    public const string Taken = "taken";

    /// <summary>What a decision that does not count is expected to be.</summary>
    public const string Refused = "refused";

    private TranscriptStep(string expect) => Expect = expect;

    /// <summary>What is to become of it: the word of an outcome, or <see cref="Taken"/> or <see cref="Refused"/> for a decision.</summary>
    public string Expect { get; }

    /// <summary>An agent calls a tool.</summary>
    /// <param name="Tool">The tool's name, as the agent gave it.</param>
    /// <param name="Arguments">The arguments, byte for byte as the agent gave them.</param>
    /// <param name="Options">What the host said of the call. Its <see cref="CallOptions.RetryOf"/> may be a label of an intent.</param>
    /// <param name="Intent">A label for the intent that the call makes or meets; one label, one intent. Null where it does not matter.</param>
    /// <param name="Expect">The word of the outcome, such as <c>applied</c>.</param>
    public sealed record Call(string Tool, ReadOnlyMemory<byte> Arguments, CallOptions Options, string? Intent, string Expect) : TranscriptStep(Expect);

    /// <summary>A person decides on a proposal.</summary>
    /// <param name="Intent">The label of the proposal.</param>
    /// <param name="Approves">Yes or no.</param>
    /// <param name="By">Who.</param>
    /// <param name="Reason">Why.</param>
    /// <param name="Digest">The digest it is given with, where that is not the proposal's: a forged one. Null for the proposal's.</param>
    /// <param name="Expect"><see cref="Taken"/> or <see cref="Refused"/>.</param>
    public sealed record Decision(string Intent, bool Approves, string By, string? Reason, string? Digest, string Expect) : TranscriptStep(Expect);

    /// <summary>An approved proposal is executed.</summary>
    /// <param name="Intent">The label of the proposal.</param>
    /// <param name="Expect">The word of the outcome.</param>
    public sealed record Execution(string Intent, string Expect) : TranscriptStep(Expect);
}
