namespace WriteGate;

/// <summary>What became of a pipeline: it came to its end, or it paused. Nothing else; cancellation is thrown.</summary>
/// <typeparam name="TOut">What the last stage hands on.</typeparam>
public abstract record PipelineResult<TOut>
    where TOut : class, IHandOff<TOut>
{
    private PipelineResult()
    {
    }

    /// <summary>Every stage handed on what its contract asks for.</summary>
    /// <param name="Value">What the last stage handed on.</param>
    public sealed record Completed(TOut Value) : PipelineResult<TOut>;

    /// <summary>A stage did not, so nothing was handed on, an alert was raised, and a person or the host decides how to go on.</summary>
    /// <param name="At">Where, and why.</param>
    public sealed record Paused(PausedStage At) : PipelineResult<TOut>;
}
