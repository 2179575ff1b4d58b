namespace WriteGate.Mutants.Table;

/// <summary>The way of a write: decided on, claimed, of the record that was read, and of what differs.</summary>
internal static class Ways
{
    private const string Gate = "src/WriteGate/Gate/";
    private const string Patch = "src/WriteGate/Tools/PatchProposal.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R1", "no policy is asked", Gate + "WritePath.cs",
            "Decision decision = [|GatePolicy.Decide(facts)|];", """
            new Decision(DecisionKind.Execute, "")
            """, "R1_an_approved_write_leaves_its_proposal_its_decision_its_claim_and_its_outcome"),
        new("R2", "a record that is not there is no objection", Gate + "WritePath.cs",
            "if ([|sighting.NotFound is { } notFound|])", "false", "R2_a_record_that_does_not_exist_is_told_before_anything_is_written"),
        new("R2", "a reader may answer with another record", Patch,
            "if (RecordId is { } asked && [|asked != id|])", "false", "R2_a_reader_that_answers_with_another_record_proves_nothing"),
        new("R2", "a record without a version is not looked at again", Gate + "Execution.cs",
            "&& [|claimed.RecordVersion is null|])", "false", "R2_a_record_without_a_version_that_moves_after_the_claim_is_not_written"),
        new("R3", "fields that are as asked are written all the same", Patch,
            "if ([|wanted.SameField(field, current)|])", "false", "R3_only_what_differs_is_written"),
        new("R3", "a patch that changes nothing is written", Patch,
            "NothingToDo = [|fields.IsEmpty|],", "false", "R3_what_is_already_as_asked_writes_nothing"),
        new("R26", "several processes open one embedded store", "src/WriteGate.Sqlite/Files/ProcessLock.cs",
            "[|FileShare.None|]", "FileShare.ReadWrite", "R26_a_store_held_by_another_process_means_no_write_and_names_the_holder_to_the_host"),
    ];
}
