namespace WriteGate.Mutants.Table;

/// <summary>What a person decides on, who that is, and what is then carried out.</summary>
internal static class Approvals
{
    private const string Folder = "src/WriteGate/Approvals/";
    private const string Path = "src/WriteGate/Gate/ApprovedPath.cs";
    private const string Standing = "src/WriteGate/Plans/Standing.cs";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R8", "a decision on another digest counts", Folder + "Approvals.cs",
            "=> [|SameDigest(digest, intent.Digest) && SameDigest(digest, ApprovalDigest.Of(intent, writes))|]", "true", "R8_a_decision_on_another_digest_is_refused"),
        new("R8", "the digest leaves out what was there before", Folder + "ApprovalDigest.cs",
            """
            Member("before"u8, intent.Before);
            """, "", "R8_whatever_of_a_proposal_differs_its_digest_differs"),
        new("R8", "the proposer approves", Folder + "Refusals.cs",
            "=> [|intent.IsProposedBy(person)|] ?", "false", "R8_the_proposing_agent_and_the_user_it_acts_for_cannot_approve"),
        new("R8", "a decision is taken after the expiry", Folder + "Approvals.cs",
            "if ([|intent.ExpiresAt is not { } until || until > gate.Time.GetUtcNow()|])", "true",
            "R8_a_decision_after_the_expiry_is_refused_and_the_proposal_is_expired_and_not_denied"),
        new("R8", "what nobody approved is executed", Path,
            "if ([|intent.State != IntentState.Approved|])", "false", "R8_what_nobody_approved_is_not_executed_and_that_is_journaled"),
        new("R8", "what was changed in the store is executed", Path,
            "if ([|ApprovalDigest.Of(intent, writes) != intent.Digest|])", "false", "R8_what_was_changed_in_the_store_after_it_was_approved_is_not_executed"),
        new("R8", "what moved since it was shown is written over", Path,
            "if ([|proposal.WhyMoved(approved, sighting) is { } moved|])", "false", "R8_what_moved_since_it_was_shown_is_stale_and_not_written"),
        new("R8", "what was proposed under another policy is approved", Standing,
            ": [|writes.Any(write => write.PolicyHash != gate.Policies.Of(gate.Registry.Find(write.Tool)!.Contract).Hash)|] ?", "false",
            "R8_what_was_proposed_under_another_policy_is_stale_and_renewed_under_the_new_one"),
        new("R8", "one person is enough for any number of records", Folder + "Approvals.cs",
            "&& [|NeedsTwo(gate, writes)|])", "false", "R8_over_the_threshold_two_different_persons_approve"),
        new("R8", "one person is two", Folder + "Approvals.cs",
            "&& [|Intent.IsSame(first, approver)|])", "false", "R8_over_the_threshold_two_different_persons_approve"),
        new("R8", "no write is sampled", Folder + "ReviewSample.cs",
            "if ([|share <= 0|])", "true", "R8_a_sampled_write_is_carded_after_the_fact_and_a_person_lets_it_stand"),
        new("R8", "the agent writes what a person has edited", "src/WriteGate/Policy/GatePolicy.cs",
            "if ([|facts.WasEdited|])", "false", "R8_what_a_person_edited_waits_for_a_person_when_the_agent_asks_for_it_again"),
    ];
}
