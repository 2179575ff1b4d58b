namespace WriteGate;

/// <summary>One stage. Between stages there is canonical JSON that keeps a contract, and nothing else.</summary>
internal abstract record PipelineStage(string Name)
{
    /// <summary>Whether it can be run; the pipeline's input can only be corrected.</summary>
    public abstract bool CanRun { get; }

    /// <summary>How long it may take.</summary>
    public abstract TimeSpan Timeout { get; init; }

    /// <summary>Runs it and judges what it hands on.</summary>
    /// <exception cref="OperationCanceledException">The pipeline was cancelled.</exception>
    public abstract Task<StageOutcome> RunAsync(ReadOnlyMemory<byte> input, GateRun run, TimeProvider time, CancellationToken cancellationToken);

    /// <summary>Holds an output against the contract and the checks.</summary>
    public abstract StageOutcome Judge(ReadOnlyMemory<byte> output);
}
