using System.Globalization;

namespace WriteGate.Testing;

/// <summary>What a replayed transcript came to.</summary>
/// <param name="Results">The result of each call and execution, in their order; a decision has none.</param>
/// <param name="Differences">Every step that ended otherwise than expected.</param>
public sealed record TranscriptReplay(IReadOnlyList<GateResult> Results, IReadOnlyList<TranscriptDifference> Differences)
{
    /// <summary>One line a difference.</summary>
    public override string ToString() => Differences.Count == 0
        ? "Every step of the transcript ended as expected."
        : "The transcript was replayed and ended otherwise than expected:" + string.Concat(Differences.Select(difference => "\n  " + difference));
}

/// <summary>A step that ended otherwise than expected.</summary>
/// <param name="Number">Which step, from 1.</param>
/// <param name="Step">The step.</param>
/// <param name="Actual">What became of it.</param>
/// <param name="Message">What the gate said.</param>
public sealed record TranscriptDifference(int Number, TranscriptStep Step, string Actual, string Message)
{
    /// <summary>One line for people.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"step {Number} ({What(Step)}): expected {Step.Expect}, was {Actual}: {Message}");

    private static string What(TranscriptStep step) => step switch
    {
        TranscriptStep.Call call => call.Options.CallId is { } id ? $"{call.Tool}, call {id}" : call.Tool,
        TranscriptStep.Decision decision => $"{(decision.Approves ? "approve" : "deny")} {decision.Intent} by {decision.By}",
        TranscriptStep.Execution execution => $"execute {execution.Intent}",
        _ => step.GetType().Name,
    };
}
