namespace WriteGate.Mutants.Table;

/// <summary>Writes that are proposed, decided on, written and taken back as a whole.</summary>
internal static class Plans
{
    private const string Folder = "src/WriteGate/Plans/";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R19", "a run that plans first writes at once", "src/WriteGate/Gate/WritePath.cs",
            "DecisionKind.Execute or DecisionKind.AwaitApproval when [|write.Call.Run.PlanFirst|] =>", "false",
            "R19_nothing_is_written_before_the_plan_is_submitted"),
        new("R19", "no threshold sees the total", Folder + "PlanSubmission.cs",
            "RecordLimit[] limits = [|isDecidedHere|] ?", "false", "R19_a_plan_over_the_limit_writes_nothing_waits_as_one_card_and_is_written_by_one_approval"),
        new("R19", "a record may move before its plan is written", Folder + "PlanExecution.cs",
            "if ([|proposal.WhyMoved(write, sighting) is { } moved|])", "false", "R19_the_last_record_of_an_approved_plan_moved_and_nothing_is_written"),
        new("R19", "what was written before a failure stands", "src/WriteGate/Gate/BatchPath.cs",
            "foreach (Intent item in items.Where(item => [|item.State == IntentState.Applied|]).Reverse())", "false", "R19_one_write_that_is_refused_takes_the_written_ones_back_newest_first"),
        new("R19", "an item that is not known is a failure", "src/WriteGate/Gate/BatchPath.cs",
            "if ([|result is GateResult.Unknown or GateResult.PartlyApplied|])", "false",
            "R19_an_outcome_that_is_not_known_stops_the_plan_takes_nothing_back_and_is_never_called_rolled_back"),
    ];
}
