namespace WriteGate.Mutants.Table;

/// <summary>Both locks, the stop, and rehearsals.</summary>
internal static class Locks
{
    private const string Gate = "src/WriteGate/Gate/";
    private const string Policy = "src/WriteGate/Policy/GatePolicy.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R10", "the standing switch is not asked", Policy,
            """
            (false, true) => [|"The standing switch WriteGate:LiveWrites is closed."|],
            """, "null", "R10_a_closed_lock_makes_a_rehearsal_that_writes_nothing"),
        new("R10", "the flag of the run is not asked", Policy,
            """
            (true, false) => [|"The run did not ask for live writing (Apply)."|],
            """, "null", "R10_a_closed_lock_makes_a_rehearsal_that_writes_nothing"),
        new("R10", "locks are not looked at before each attempt", Gate + "Execution.cs",
            "DemandOpenLocks(claimed);", "", "R10_closing_the_standing_switch_takes_effect_on_the_next_attempt"),
        new("R10", "an approved write goes through a closed lock", "src/WriteGate/Plans/Standing.cs",
            "=> [|gate.ClosedLocks(card.Apply)|] ??", "null", "R10_an_approved_write_behind_a_closed_lock_stays_approved_and_says_why"),
        new("R10", "a rollback goes through a closed lock", "src/WriteGate/Rollback/Reversals.cs",
            "if ([|gate.ClosedLocks(apply: true) is { } closed|])", "false", "R10_a_closed_standing_switch_stops_a_rollback_too"),
        new("R10", "a stop stops no call", Gate + "WritePath.cs",
            "Stopped = [|gate.Stopped|],", "null", "R10_a_stopped_gate_writes_nothing_from_the_next_call_on_and_says_why"),
        new("R10", "a rehearsal does not say that it was one", Gate + "RunSummary.cs",
            "if ([|wouldBe > 0 || IsRehearsal|])", "false", "R10_a_rehearsal_says_so_loudly_in_its_summary"),
        new("R10", "records that were looked at are not counted", Gate + "WritePath.cs",
            "scanned.Visit(write.Contract.Resource, id);", "", "R10_a_rehearsal_says_so_loudly_in_its_summary"),
        new("R12", "a rehearsed write holds its key", Gate + "WritePath.cs",
            "DecisionKind.Rehearse => [|await RehearseAsync(write, sighting, decision, cancellationToken).ConfigureAwait(false)|],",
            "await AwaitApprovalAsync(write, sighting, answer, facts, decision, cancellationToken).ConfigureAwait(false)", "R12_a_rehearsal_never_blocks_the_live_write"),
        new("R12", "a rehearsal that finds nothing to change holds its key", Gate + "WritePath.cs",
            "if ([|(write.Call.Run.Shadow ? ShadowWords.Run : gate.ClosedLocks(write.Call.Run.MayWrite)) is { } closed|])", "false", "R12_a_rehearsal_that_finds_nothing_to_change_never_blocks_the_live_write"),
        new("R12", "a rehearsed conflict is set aside", Gate + "KnownAnswers.cs",
            "meaning == KnownAs.ConflictToQuarantine && [|!rehearses|],", "true", "R12_a_rehearsed_conflict_sets_nothing_aside"),
    ];
}
