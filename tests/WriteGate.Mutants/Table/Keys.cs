namespace WriteGate.Mutants.Table;

/// <summary>The same write again: the table of keys, and outcomes that are not known.</summary>
internal static class Keys
{
    private const string Gate = "src/WriteGate/Gate/";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R5", "what was applied is a new write", Gate + "KnownCall.cs",
            "IntentState.Applied or IntentState.NoChange => [|KnownAs.Replayed|],", "KnownAs.NewOver",
            "R5_applied_and_the_same_body_replays_without_a_second_effect_and_without_a_commit"),
        new("R5", "another body under the same key is the same write", Gate + "KnownCall.cs",
            ": [|holder.BodyHash == bodyHash && holder.SchemaHash == contract.SchemaHash|] ?", "true", "R5_applied_and_another_body_is_a_conflict_that_is_quarantined"),
        new("R5", "a conflict is not kept for a person", Gate + "KnownAnswers.cs",
            "if ([|!quarantine|])", "true", "R5_claimed_and_another_body_is_a_conflict_that_is_quarantined"),
        new("R5", "a retry may send another body", Gate + "KnownCall.cs",
            "if ([|retried.Tool != contract.Name || retried.BodyHash != bodyHash || retried.SchemaHash != contract.SchemaHash|])", "false",
            "R5_a_retry_is_held_to_the_body_it_retries_whatever_its_key"),
        new("R5", "a window never ends", Gate + "KnownCall.cs",
            "=> [|IntentEdges.IsSettled(intent.State) && intent.SettledAt is { } settled && settled + intent.Window <= now|];", "false",
            "R5_after_the_window_the_same_key_is_a_new_occasion"),
        new("R5", "the window of the policy is not asked", "src/WriteGate/Policy/ToolPolicy.cs",
            "Window = [|First(said, resource => resource.WindowSeconds) is { } seconds ? TimeSpan.FromSeconds(seconds) : contract.Window|];", "contract.Window",
            "R5_the_window_of_the_policy_comes_before_that_of_the_tool"),
        new("R5", "a payload that changed beside an unsettled write goes its way", "src/WriteGate/Policy/GatePolicy.cs",
            "if ([|facts.LooksLikeMutatedRetry|])", "false",
            "R5_without_a_word_another_body_beside_an_unsettled_write_of_the_same_record_goes_to_review"),
        new("R5", "a key is forgotten inside its window", "src/WriteGate.Sqlite/Writing/Due.cs",
            """string Old = [|"seq > ?3 AND seq <= ?4 AND i.settled_at <= ?1 AND i.settled_at + i.\"window\" <= ?2"|];""",
            "\"seq > ?3 AND seq <= ?4 AND i.settled_at <= ?1 AND ?2 > 0\"",
            "R5_a_duplicate_at_the_last_moment_of_its_window_is_replayed_whatever_is_to_be_forgotten"),
        new("R6", "what may have happened is proven not begun", Gate + "WriteFaults.cs",
            "HttpRequestException http => Of(http),\n        _ => [|WriteFault.Unknown|],", "WriteFault.NotBegun",
            "R6_a_timeout_after_the_write_took_effect_is_unknown_and_the_retry_is_answered_by_reading_back"),
        new("R6", "a later failure proves what an earlier attempt did", Gate + "Attempts.cs",
            "=> [|MayHaveWritten|] ?", "false", "R6_after_an_attempt_that_may_have_happened_no_later_failure_proves_that_nothing_was_written"),
        new("R6", "an unknown write is sent again without a precondition", Gate + "Unknowns.cs",
            "|| [|!guarded|] ||", "false", "R6_a_patch_of_a_record_without_a_version_is_never_sent_again"),
        new("R6", "an unknown write is sent again and again", Gate + "Unknowns.cs",
            "|| [|unknown.Reclaims > 0|])", "false", "R6_it_is_sent_once_more_only_once"),
        new("R6", "a write begins after its lease has ended", Gate + "Execution.cs",
            "permit.Demand(permit.RecordName, permit.RecordId);", "", "R6_a_write_is_not_begun_after_its_lease_has_ended"),
    ];
}
