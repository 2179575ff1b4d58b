using System.Collections.Immutable;

namespace WriteGate;

/// <summary>A pipeline; see <see cref="Pipeline"/>. It holds no state: one instance serves any number of runs at once.</summary>
/// <typeparam name="TIn">What it is given.</typeparam>
/// <typeparam name="TOut">What its last stage hands on. A stage that takes another contract does not compile without an adapter.</typeparam>
public sealed class Pipeline<TIn, TOut>
    where TIn : class, IHandOff<TIn>
    where TOut : class, IHandOff<TOut>
{
    private readonly PipelineStage<TOut> last;
    private readonly ImmutableArray<PipelineStage> stages;

    internal Pipeline(string name, ImmutableArray<PipelineStage> before, PipelineStage<TOut> last)
    {
        Name = name;
        this.last = last;
        stages = before.Any(stage => stage.Name == last.Name)
            ? throw new ArgumentException($"The pipeline \"{name}\" has a stage \"{last.Name}\" already; a paused stage is found by its name.", nameof(last))
            : before.Add(last);
    }

    /// <summary>Its name.</summary>
    public string Name { get; }

    /// <summary>The names of its stages, what it is given first.</summary>
    public IReadOnlyList<string> Stages => [.. stages.Select(stage => stage.Name)];

    /// <summary>Adds a stage.</summary>
    /// <typeparam name="TNext">What it hands on.</typeparam>
    /// <param name="name">Its name, once in the pipeline.</param>
    /// <param name="stage">Runs the agent, and returns its JSON as it came, or a value. It may be run again after a pause.</param>
    /// <param name="timeout">How long it may take; <see cref="Pipeline.StageTimeout"/> when null.</param>
    public Pipeline<TIn, TNext> Then<TNext>(string name, Func<TOut, CancellationToken, Task<StageOutput<TNext>>> stage, TimeSpan? timeout = null)
        where TNext : class, IHandOff<TNext>
    {
        ArgumentNullException.ThrowIfNull(stage);
        return Then<TNext>(name, (input, _, cancellationToken) => stage(input, cancellationToken), timeout);
    }

    /// <summary>Adds a stage that calls gated tools in the pipeline's run.</summary>
    /// <inheritdoc cref="Then{TNext}(string, Func{TOut, CancellationToken, Task{StageOutput{TNext}}}, TimeSpan?)"/>
    public Pipeline<TIn, TNext> Then<TNext>(string name, Func<TOut, GateRun, CancellationToken, Task<StageOutput<TNext>>> stage, TimeSpan? timeout = null)
        where TNext : class, IHandOff<TNext>
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(name);
        ArgumentNullException.ThrowIfNull(stage);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(timeout ?? Pipeline.StageTimeout, TimeSpan.Zero, nameof(timeout));
        return new(Name, stages, new PipelineStage<TNext>(name, Make, timeout ?? Pipeline.StageTimeout) { IsGivenSensitive = TOut.Contract.IsSensitive });

        Task<StageOutput<TNext>> Make(ReadOnlyMemory<byte> input, GateRun run, CancellationToken cancellationToken) => stage(Given(input), run, cancellationToken);
    }

    /// <summary>Adds an adapter to another contract.</summary>
    /// <param name="adapter">Maps the value; the result is held against its contract.</param>
    public Pipeline<TIn, TNext> Adapt<TNext>(IHandOffAdapter<TOut, TNext> adapter)
        where TNext : class, IHandOff<TNext>
    {
        ArgumentNullException.ThrowIfNull(adapter);
        string name = $"{TOut.Contract.Name} to {TNext.Contract.Name}";
        PipelineStage<TNext> stage = new(name, (input, _, _) => Task.FromResult<StageOutput<TNext>>(adapter.Adapt(Given(input))), Pipeline.StageTimeout);
        return new(Name, stages, stage with { IsGivenSensitive = TOut.Contract.IsSensitive });
    }

    /// <summary>Adds a check to the stage before: output that keeps its contract and is of no use to the next stage.</summary>
    /// <param name="isComplete">Whether it may be handed on.</param>
    /// <param name="missing">What is missing where it may not; said to who corrects it, in the alert and in the journal.</param>
    public Pipeline<TIn, TOut> Ensure(Func<TOut, bool> isComplete, string missing)
    {
        ArgumentNullException.ThrowIfNull(isComplete);
        ArgumentException.ThrowIfNullOrWhiteSpace(missing);
        return new(Name, stages[..^1], last with { Checks = last.Checks.Add((isComplete, missing)) });
    }

    /// <summary>Runs it from its first stage.</summary>
    /// <param name="run">The run whose tenant, agent and workflow it is done for; stages may call its tools.</param>
    /// <param name="input">What the first stage is given; held against its contract too.</param>
    /// <param name="cancellationToken">Ends it. That is no pause: the exception is thrown.</param>
    /// <exception cref="ObjectDisposedException">The run was closed.</exception>
    public Task<PipelineResult<TOut>> RunAsync(GateRun run, TIn input, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(input);
        run.DemandOpen();
        return GoOnAsync(run, 0, default, ((PipelineStage<TIn>)stages[0]).Take(input), cancellationToken);
    }

    /// <summary>Goes on where it paused: with a corrected output, or by running the stage again.</summary>
    /// <remarks>
    /// One at a time: it is journaled when it begins and when the pipeline ended or paused anew. Cancelled in between, it is still
    /// paused; after a crash it can be resumed again once the time limits of the stages from there on have passed. Those stages then
    /// run twice; their writes are kept apart by their keys.
    /// </remarks>
    /// <param name="run">A run of the same tenant with the same identifier (<see cref="RunOptions.RunId"/>); the one that paused, or one opened anew.</param>
    /// <param name="pause">Where it paused.</param>
    /// <param name="who">Who decides, for the journal.</param>
    /// <param name="output">What the stage should have handed on, JSON in UTF-8, held to the same contract and checks; empty to run the stage again.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="ArgumentException">The pause is of another pipeline, tenant or run, or its stage is gone; or the input of a pipeline is to be run again.</exception>
    /// <exception cref="ObjectDisposedException">The run was closed.</exception>
    /// <exception cref="InvalidOperationException">It was resumed already, or is being resumed, or its position was not kept, or no longer keeps the contract.</exception>
    /// <exception cref="Intents.StoreUnavailableException">Whether it was resumed already cannot be told.</exception>
    public async Task<PipelineResult<TOut>> ResumeAsync(
        GateRun run, PausedStage pause, string who, ReadOnlyMemory<byte> output = default, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        ArgumentNullException.ThrowIfNull(pause);
        ArgumentException.ThrowIfNullOrWhiteSpace(who);
        run.DemandOpen();
        int at = IndexOf(run, pause);
        if (output.IsEmpty && !stages[at].CanRun)
        {
            throw new ArgumentException($"What the pipeline \"{Name}\" is given cannot be run again; give it a corrected one.", nameof(output));
        }

        byte[] input = pause.Input ?? throw new InvalidOperationException(
            $"What the stage \"{pause.Stage}\" was given was not kept, or is forgotten; run the pipeline \"{Name}\" anew.");
        if (at > 0 && stages[at - 1].Judge(input).Output is null)
        {
            throw new InvalidOperationException($"What the stage \"{pause.Stage}\" was given no longer keeps its contract, which changed since; run the pipeline \"{Name}\" anew.");
        }

        TimeSpan longest = new(stages[at..].Sum(stage => stage.Timeout.Ticks));
        await run.Gate.Pauses.BeginResumeAsync(run, pause, who, longest, cancellationToken).ConfigureAwait(false);
        try
        {
            StageOutcome outcome = output.IsEmpty
                ? await run.Gate.Pauses.Runner.RunAsync(run, Name, stages[at], input, cancellationToken).ConfigureAwait(false)
                : stages[at].Judge(output);
            PipelineResult<TOut> result = await GoOnAsync(run, at, input, outcome, cancellationToken).ConfigureAwait(false);
            await run.Gate.Pauses.ResumedAsync(run, pause, who, !output.IsEmpty, result is PipelineResult<TOut>.Completed).ConfigureAwait(false);
            return result;
        }
        catch
        {
            await run.Gate.Pauses.LeftAsync(run, pause, who).ConfigureAwait(false);
            throw;
        }
    }

    private int IndexOf(GateRun run, PausedStage pause)
    {
        int at = stages.IndexOf(stages.FirstOrDefault(stage => stage.Name == pause.Stage)!);
        return pause.Pipeline != Name ? throw new ArgumentException($"The pause is of the pipeline \"{pause.Pipeline}\", not of \"{Name}\".", nameof(pause))
            : pause.Tenant != run.Options.Tenant || pause.RunId != run.Id ? throw new ArgumentException("The pause is of another tenant or run; open the run with its RunId.", nameof(run))
            : at < 0 ? throw new ArgumentException($"The pipeline \"{Name}\" has no stage \"{pause.Stage}\" any more; run it anew.", nameof(pause))
            : at;
    }

    private async Task<PipelineResult<TOut>> GoOnAsync(GateRun run, int at, byte[]? input, StageOutcome outcome, CancellationToken cancellationToken)
    {
        while (outcome.Output is { } output)
        {
            if (at == stages.Length - 1)
            {
                return new PipelineResult<TOut>.Completed(Given(output));
            }

            cancellationToken.ThrowIfCancellationRequested();
            input = output;
            at++;
            outcome = await run.Gate.Pauses.Runner.RunAsync(run, Name, stages[at], input, cancellationToken).ConfigureAwait(false);
        }

        return new PipelineResult<TOut>.Paused(await run.Gate.Pauses.PauseAsync(run, Name, stages[at].Name, input ?? [], outcome).ConfigureAwait(false));
    }

    // It was written from a value that kept the contract.
    private static TOut Given(ReadOnlyMemory<byte> json)
        => HandOff.Read<TOut>(json.Span).Value ?? throw new InvalidOperationException($"What was written of a {typeof(TOut)} cannot be read back; one of its constructors refuses what it made.");
}
