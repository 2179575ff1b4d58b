using System.Runtime.CompilerServices;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Telemetry;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>The pipelines that are paused. A pause is a row of the journal, encrypted, and one more when it is over.</summary>
public sealed class Pauses
{
    private const string PausedAction = "stage_paused";
    private const string ResumingAction = "stage_resuming";
    private const string LeftAction = "stage_resume_left";
    private const string ResumedAction = "stage_resumed";

    private readonly GateContext gate;

    internal Pauses(GateContext gate) => (this.gate, Runner) = (gate, new StageRunner(gate));

    /// <summary>Runs the stages, which may come to a pause.</summary>
    internal StageRunner Runner { get; }

    /// <summary>What is paused of a pipeline, oldest first.</summary>
    /// <param name="tenant">The tenant.</param>
    /// <param name="pipeline">The pipeline's name.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public async Task<IReadOnlyList<PausedStage>> ListAsync(string tenant, string pipeline, CancellationToken cancellationToken = default)
    {
        Dictionary<string, JournalRow> open = new(StringComparer.Ordinal);
        await foreach (JournalRow row in RowsAsync(new() { Tenant = tenant, Resource = pipeline }, cancellationToken).ConfigureAwait(false))
        {
            if (row.Entry.Action == PausedAction)
            {
                open[row.Entry.CallId!] = row;
            }
            else if (row.Entry.Action == ResumedAction)
            {
                open.Remove(row.Entry.CallId!);
            }
        }

        return [.. open.Values.OrderBy(row => row.Sequence).Select(row => PausedStageJson.Read(gate.Reveal(row).Entry))];
    }

    /// <summary>Raises the alert, and keeps where the pipeline is as far as that is possible.</summary>
    internal async Task<PausedStage> PauseAsync(GateRun run, string pipeline, string stage, byte[] input, StageOutcome outcome)
    {
        PausedStage pause = new()
        {
            Id = Call.NewId(gate.Time),
            Tenant = run.Options.Tenant,
            RunId = run.Id,
            Pipeline = pipeline,
            Stage = stage,
            Reason = outcome.Reason,
            Why = outcome.Why,
            Violations = [.. outcome.Violations],
            Received = PausedStageJson.TextOf(outcome.Received.Span),
            Input = input,
        };
        gate.Meter.Paused(pipeline, stage, outcome.Reason);
        gate.Alerts.Raise(new Alert("stage_paused", pause.Tenant, pause.RunId, "", $"The pipeline \"{pipeline}\" paused at \"{stage}\": {outcome.Why}"));
        JournalEntry entry = Entry(run, PausedAction, pause) with
        {
            Reason = PausedStageJson.ReasonOf(pause),
            After = gate.CanProtect ? PausedStageJson.Write(pause) : null,
            IsSensitive = gate.CanProtect,
        };
        try
        {
            await gate.StartAsync(CancellationToken.None).ConfigureAwait(false);
            await gate.Store.RecordAsync([entry], CancellationToken.None).ConfigureAwait(false);
            return pause with { IsKept = gate.CanProtect };
        }
        catch (StoreUnavailableException exception)
        {
            gate.Logger.PauseNotKept(exception, pipeline, stage);
            return pause;
        }
    }

    /// <summary>Takes the pause, so that nobody else resumes it meanwhile.</summary>
    /// <param name="run">The run.</param>
    /// <param name="pause">The pause.</param>
    /// <param name="who">Who resumes it.</param>
    /// <param name="longest">How long that can take. What began earlier than that and was not ended has crashed.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidOperationException">It was resumed already, or is being resumed.</exception>
    internal async Task BeginResumeAsync(GateRun run, PausedStage pause, string who, TimeSpan longest, CancellationToken cancellationToken)
    {
        int begun = 0;
        JournalRow? last = null;
        await foreach (JournalRow row in RowsAsync(new() { Tenant = pause.Tenant, RunId = pause.RunId, Resource = pause.Pipeline }, cancellationToken).ConfigureAwait(false))
        {
            if (row.Entry.CallId == pause.Id && row.Entry.Action != PausedAction)
            {
                begun += row.Entry.Action == ResumingAction ? 1 : 0;
                last = row;
            }
        }

        if (last is { Entry: { Action: ResumedAction } resumed })
        {
            throw new InvalidOperationException($"The pipeline \"{pause.Pipeline}\" was resumed from this pause already, by {resumed.Actor}.");
        }

        bool isBeingResumed = last is { Entry.Action: ResumingAction } && gate.Time.GetUtcNow() < last.At + longest;
        if (!isBeingResumed)
        {
            // Of those who come at once, the counter lets one in.
            Claim claim = new()
            {
                Intents = [],
                Lease = TimeSpan.Zero,
                Counts = [new Counting { Name = KeyWriter.Of(pause.Tenant, "resume", pause.Id, $"{begun}"), Amount = 1, Limit = 1 }],
                Entries = [By(run, ResumingAction, pause, who)],
            };
            isBeingResumed = (await gate.Store.ClaimAsync(claim, cancellationToken).ConfigureAwait(false)).Crossed is not null;
        }

        if (isBeingResumed)
        {
            throw new InvalidOperationException(
                $"The pipeline \"{pause.Pipeline}\" is being resumed from this pause{(last is null ? "" : $", by {last.Entry.Actor} since {last.At:u}")}; look what became of it before you try again.");
        }
    }

    /// <summary>Says that nobody resumes it any more; it is paused as before.</summary>
    internal async Task LeftAsync(GateRun run, PausedStage pause, string who)
    {
        try
        {
            await gate.Store.RecordAsync([By(run, LeftAction, pause, who)], CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreUnavailableException exception)
        {
            gate.Logger.ResumeNotKept(exception, pause.Pipeline, pause.Stage, who);
        }
    }

    internal async Task ResumedAsync(GateRun run, PausedStage pause, string who, bool isCorrected, bool isCompleted)
    {
        JournalEntry entry = By(run, ResumedAction, pause, who) with
        {
            Reason = $"{(isCorrected ? "With a corrected output" : "The stage was run again")}; the pipeline {(isCompleted ? "came to its end" : "paused again")}.",
        };
        try
        {
            await gate.Store.RecordAsync([entry], CancellationToken.None).ConfigureAwait(false);
        }
        catch (StoreUnavailableException exception)
        {
            // What the stages did is done: its result is not thrown away because nobody could note who asked for it.
            gate.Logger.ResumeNotKept(exception, pause.Pipeline, pause.Stage, who);
        }
    }

    private async IAsyncEnumerable<JournalRow> RowsAsync(
        JournalQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await gate.StartAsync(cancellationToken).ConfigureAwait(false);
        await foreach (JournalRow row in gate.Store.ReadJournalAsync(query, cancellationToken).ConfigureAwait(false))
        {
            if (row.Entry.Action is PausedAction or ResumingAction or LeftAction or ResumedAction)
            {
                yield return row;
            }
        }
    }

    private static JournalEntry By(GateRun run, string action, PausedStage pause, string who)
        => Entry(run, action, pause) with { Actor = who, OnBehalfOf = null, Model = null };

    private static JournalEntry Entry(GateRun run, string action, PausedStage pause)
        => run.Entry(action) with { CallId = pause.Id, Resource = pause.Pipeline, RecordId = pause.Stage };
}
