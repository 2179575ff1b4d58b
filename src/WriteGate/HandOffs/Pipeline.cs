namespace WriteGate;

/// <summary>
/// A row of stages, each an agent or code, that hand each other what their contracts say. Between two stages the output is read
/// strictly and checked; what is not valid and complete pauses the pipeline instead of reaching the next stage.
/// </summary>
public static class Pipeline
{
    /// <summary>How long a stage may take unless it says otherwise: 10 minutes.</summary>
    public static readonly TimeSpan StageTimeout = TimeSpan.FromMinutes(10);

    /// <summary>The name of what a pipeline is given, where that pauses it.</summary>
    public const string Input = "input";

    /// <summary>Begins a pipeline.</summary>
    /// <typeparam name="TIn">What it is given.</typeparam>
    /// <param name="name">Its name in alerts, metrics and the journal.</param>
    public static Pipeline<TIn, TIn> Start<TIn>(string name)
        where TIn : class, IHandOff<TIn>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        return new Pipeline<TIn, TIn>(name, [], new PipelineStage<TIn>(Input, null, StageTimeout));
    }
}
