namespace WriteGate.Mutants.Table;

/// <summary>What is proposed in shadow, what is held against it, and who takes a field out.</summary>
internal static class Shadow
{
    private const string Folder = "src/WriteGate/Shadow/";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R11", "what is in shadow as a whole is carried out", "src/WriteGate/Gate/WritePath.cs",
            "Shadow = [|!sighting.IsShadow|] ? null", "true", "R11_a_star_holds_the_creates_and_actions_of_a_resource_as_well"),
        new("R11", "a stored patch is sent although its field came into shadow", Folder + "ShadowFields.cs",
            "return [|held.Length > 0 || (intent.After is null && shadow.HoldsCalls)|] ?", "false", "R11_what_is_unknown_is_not_sent_again_once_it_is_in_shadow_and_a_person_ends_it"),
        new("R11", "what waits to be compared is recorded again", Folder + "ShadowRecords.cs",
            "if ([|holder?.State != IntentState.Shadowed|])", "true", "R11_the_same_proposal_counts_once_until_it_is_compared_and_anew_after_that"),
        new("R11", "what the gate wrote passes for a person's", "src/WriteGate/Tools/PatchProposal.Shadow.cs",
            "ShadowVerdict verdict = [|last is not null && Holds(last, field)|] ?", "false", "R11_what_this_gate_wrote_itself_is_no_persons"),
        new("R11", "a precision under the threshold is enough", Folder + "Promotions.cs",
            "return [|precision >= gate.Options.ShadowThreshold|]", "true", "R11_a_field_is_not_promoted_before_its_threshold"),
        new("R11", "an agent promotes its own field", Folder + "Promotions.cs",
            ": [|IsNoPerson(person, proposers)|] ?", "false", "R11_neither_an_agent_nor_whom_it_acted_for_promotes"),
        new("R11", "every tenant's promotion counts", Folder + "ShadowFields.cs",
            "new IntentQuery { Tenant = [|tenant|], Resource", "null", "R11_a_promotion_outlives_a_restart_and_concerns_its_tenant_alone"),
    ];
}
