namespace WriteGate.Mutants.Table;

/// <summary>What the journal holds, and what it can be taken back with.</summary>
internal static class Provenance
{
    private const string Entries = "src/WriteGate/Gate/JournalEntries.cs";
    private const string Reversals = "src/WriteGate/Rollback/Reversals.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R13", "what was refused leaves no row", "src/WriteGate/Gate/CallRecords.cs",
            "await gate.Store.RecordAsync([call.Entry(result.Outcome, result.Message, contract, recordId)], cancellationToken).ConfigureAwait(false);", "",
            "R13_each_answer_leaves_the_rows_of_what_happened"),
        new("R13", "the model is not journaled", Entries,
            "Model = [|intent.Model|],", "null", "R13_a_row_says_who_wrote_what_where_for_whom_and_with_which_model"),
        new("R13", "what was there before is not journaled", Entries,
            "Before = [|intent.Before|],", "null", "R13_touched_fields_are_journaled_before_and_after_and_no_others"),
        new("R13", "a retry does not say what it retries", Entries,
            "RetryOf = [|intent.RetryOf|],", "null", "R13_a_retry_says_what_it_retries"),
        new("R13", "what was left out is not journaled", Entries,
            "Skipped = [|intent.Skipped|],", "null", "R13_what_was_skipped_says_what_was_proposed_and_what_it_deferred_to"),
        new("R13", "rows may be missing that no removal tells of", "src/WriteGate/Journal/JournalBeginnings.cs",
            "beginnings.Fault = [|digest == removal.Digest|]", "true", "R13_who_changes_the_journal_after_a_removal_or_what_is_known_of_it_is_found_out"),
        new("R13", "what is left of removed rows need not lead to what follows", "src/WriteGate/Journal/JournalVerifier.cs",
            "fault ?? [|beginnings.FaultOfRests(last)|] ??", "null", "R13_what_an_interrupted_removal_left_is_verified_up_to_what_follows_and_then_removed"),
        new("R14", "later edits of people are overwritten", "src/WriteGate/Tools/PatchProposal.Reversal.cs",
            "moved = [|fields is null && !inverse.Touched.IsEmpty|] ?", "false",
            "R14_when_a_touched_field_moved_nothing_is_taken_back_unless_the_operator_names_the_fields"),
        new("R14", "what was taken back is not marked", Reversals,
            "With = [|mitigates|] ?", "true", "R14_a_patch_is_taken_back_to_what_was_there_before"),
        new("R14", "a reversal is called done without a look", "src/WriteGate/Tools/PatchProposal.Reversal.cs",
            "bool confirmed = [|record is not null && MovedFrom(sent).Count == 0|];", "true", "R14_a_reversal_that_the_system_ignores_is_not_called_done"),
        new("R14", "the agent does again what was taken back", "src/WriteGate/Gate/KnownCall.cs",
            "IntentState.Denied or IntentState.RolledBack or IntentState.Discarded => [|KnownAs.Denied|],", "KnownAs.NewOver",
            "R14_what_was_taken_back_is_not_done_again_because_the_agent_repeats_itself"),
    ];
}
