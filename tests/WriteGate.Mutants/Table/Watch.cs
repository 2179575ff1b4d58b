namespace WriteGate.Mutants.Table;

/// <summary>What is checked after a write and between stages, told of every call, and noticed of the systems behind.</summary>
internal static class Watch
{
    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R21", "calls are not counted by outcome", "src/WriteGate/Gate/CallPath.cs",
            "gate.Meter.Called(name, call.Run.Workflow, result.Outcome, elapsed);", "", "R21_every_call_is_counted_with_one_outcome_tag"),
        new("R21", "success is not checked", "src/WriteGate/Gate/Execution.cs",
            "if ([|!readBack && !proposal.Contract.IsEnsured|])", "true", "R21_a_write_whose_post_condition_does_not_hold_is_unknown_and_alerted"),
        new("R22", "what is not complete is handed on", "src/WriteGate/HandOffs/PipelineStage{T}.cs",
            "if ([|!isComplete(read.Value)|])", "false", "R22_incomplete_output_pauses_and_alerts_and_is_not_passed_on"),
        new("R22", "a pause is resumed again and again", "src/WriteGate/HandOffs/Pauses.cs",
            "if ([|last is { Entry: { Action: ResumedAction } resumed }|])", "false", "R22_a_pause_is_resumed_once"),
        new("R22", "two resume at once", "src/WriteGate/HandOffs/Pauses.cs",
            "isBeingResumed = [|(await gate.Store.ClaimAsync(claim, cancellationToken).ConfigureAwait(false)).Crossed is not null|];", "false",
            "R22_two_who_resume_at_once_run_the_stages_once"),
        new("R23", "twice the baseline is as usual", "src/WriteGate/Telemetry/Baselines/SignalRules.cs",
            ": [|current > 0 && current >= Raise * baseline|] ?", "false", "R23_a_doubled_error_rate_is_alerted_of_once_and_not_before_there_is_a_baseline"),
        new("R23", "another choice of tools is as usual", "src/WriteGate/Telemetry/Baselines/SignalRules.cs",
            ": [|index > OtherPopulation|] ?", "false", "R23_calls_of_other_tools_than_before_are_alerted_of_although_each_succeeds"),
        new("R24", "nobody asks what the system of record has now", "src/WriteGate/Drift/RecordProbes.cs",
            "=> [|probed.Contains(tool.Contract.Resource) && !touched.IsEmpty|] ?", "false", "R24_a_field_that_no_longer_exists_is_not_written"),
        new("R24", "an approved write goes into a system that has drifted", "src/WriteGate/Gate/ApprovedPath.cs",
            "if ([|sighting.Drift is { } drift|])", "false", "R24_an_approved_write_waits_while_the_system_has_drifted"),
    ];
}
