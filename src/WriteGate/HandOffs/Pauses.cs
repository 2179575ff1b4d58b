using System.Runtime.CompilerServices;

using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.Telemetry;

namespace WriteGate;

/// <summary>The pipelines that are paused. A pause is a row of the journal, encrypted, and one more when it is over.</summary>
public sealed class Pauses
{
    private const string PausedAction = "stage_paused";
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
            else
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

    /// <exception cref="InvalidOperationException">It was resumed already.</exception>
    internal async Task DemandOpenAsync(PausedStage pause, CancellationToken cancellationToken)
    {
        await foreach (JournalRow row in RowsAsync(new() { Tenant = pause.Tenant, RunId = pause.RunId, Resource = pause.Pipeline }, cancellationToken).ConfigureAwait(false))
        {
            if (row.Entry is { Action: ResumedAction } resumed && resumed.CallId == pause.Id)
            {
                throw new InvalidOperationException($"The pipeline \"{pause.Pipeline}\" was resumed from this pause already, by {resumed.Actor}.");
            }
        }
    }

    internal async Task ResumedAsync(GateRun run, PausedStage pause, string who, bool isCorrected, bool isCompleted)
    {
        JournalEntry entry = Entry(run, ResumedAction, pause) with
        {
            Actor = who,
            OnBehalfOf = null,
            Model = null,
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
            if (row.Entry.Action is PausedAction or ResumedAction)
            {
                yield return row;
            }
        }
    }

    private static JournalEntry Entry(GateRun run, string action, PausedStage pause)
        => run.Entry(action) with { CallId = pause.Id, Resource = pause.Pipeline, RecordId = pause.Stage };
}
