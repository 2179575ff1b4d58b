using System.Diagnostics;

using WriteGate.Telemetry;

namespace WriteGate;

/// <summary>Runs one stage, with what is watched of it.</summary>
internal sealed class StageRunner(GateContext gate)
{
    public async Task<StageOutcome> RunAsync(GateRun run, string pipeline, PipelineStage stage, byte[] input, CancellationToken cancellationToken)
    {
        run.DemandOpen();
        using Activity? activity = GateActivity.StartStage(run.Id, pipeline, stage.Name);
        StageOutcome outcome = await stage.RunAsync(input, run, gate.Time, cancellationToken).ConfigureAwait(false);
        activity.EndStage(outcome);
        if (outcome is { Output: null, Reason: PauseReason.Failed })
        {
            gate.Logger.StageFailed(outcome.Cause, pipeline, stage.Name, outcome.Why);
        }

        return outcome;
    }
}
