using System.Diagnostics;

using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate.Telemetry;

/// <summary>The gate's traces, activity source <c>WriteGate</c>: one <c>writegate.call</c> a call, in it one <c>writegate.write</c> around the raw write; one <c>writegate.stage</c> a stage of a pipeline. Never an argument or a value.</summary>
internal static class GateActivity
{
    private static readonly ActivitySource Source = new("WriteGate");

    /// <summary>Null while nobody listens.</summary>
    public static Activity? StartCall(Call call) => Source.StartActivity("writegate.call")
        ?.SetTag("writegate.workflow", call.Run.Workflow).SetTag("writegate.run", call.RunId);

    public static void EndCall(this Activity? activity, string tool, GateResult result) => activity
        ?.SetTag("writegate.tool", tool).SetTag("writegate.outcome", result.Outcome.Word).SetTag("writegate.intent", result.IntentId)
        .SetStatus(result.Kind is OutcomeKind.Failed or OutcomeKind.Unknown or OutcomeKind.PartlyApplied ? ActivityStatusCode.Error : ActivityStatusCode.Unset);

    public static Activity? StartStage(string runId, string pipeline, string stage) => Source.StartActivity("writegate.stage")
        ?.SetTag("writegate.run", runId).SetTag("writegate.pipeline", pipeline).SetTag("writegate.stage", stage);

    public static void EndStage(this Activity? activity, StageOutcome outcome)
    {
        if (outcome.Output is null)
        {
            activity?.SetTag("writegate.pause", outcome.Reason.ToString()).SetStatus(ActivityStatusCode.Error);
        }
    }

    public static Activity? StartWrite(ToolContract contract, Intent claimed) => Source.StartActivity("writegate.write", ActivityKind.Client)
        ?.SetTag("writegate.tool", contract.Name).SetTag("writegate.resource", contract.Resource).SetTag("writegate.intent", claimed.Id);
}
