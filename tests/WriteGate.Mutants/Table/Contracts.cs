namespace WriteGate.Mutants.Table;

/// <summary>What the generator writes and what the reader of arguments lets pass.</summary>
internal static class Contracts
{
    private const string Analyzers = "src/WriteGate.Analyzers/";
    private const string Reading = Analyzers + "Contracts/Reading/";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("C1", "objects in schemas are open", Analyzers + "Generation/Schemas/ObjectSchema.cs",
            """
            .Append([|"],\"additionalProperties\":false}"|])
            """, """
            "]}"
            """, "C1_only_keywords_that_the_provider_takes_stand_in_a_schema_and_every_object_is_closed"),
        new("C2", "types that hold anything are arguments", Reading + "RefusedTypes.cs",
            "|| [|OpenEnded.Contains(known.NameOf(type))|]", "false", "C2_an_open_ended_argument_is_refused"),
        new("C5", "a write without a permit has a contract", Reading + "WriteGuard.cs",
            "if ([|permits == 0|])", "false", "C5_a_write_without_a_permit_is_refused"),
        new("C5", "a raw write may be seen by others", Reading + "WriteGuard.cs",
            "if ([|draft.Method.DeclaredAccessibility != Accessibility.Private|])", "false", "C5_a_write_that_others_can_call_is_refused"),
        new("C5", "members that nobody declared are read over", "src/WriteGate/Json/StrictJsonReader.Objects.cs",
            "            RefuseMember(names, member);", "json.Read(); json.Skip();", "C5_every_violation_is_told_at_once_with_its_place"),
        new("C5", "a permit is worth something for any record", "src/WriteGate/Gate/WritePermit.cs",
            "[|RecordId is not null && recordId != RecordId|] ?", "false", "C5_a_permit_is_worth_nothing_for_another_record"),
        new("C5", "a permit does not end with the write", "src/WriteGate/Gate/WritePermit.cs",
            "=> [|ended|] ?", "false", "C5_a_permit_is_for_one_record_and_ends_with_the_write"),
        new("C6", "a field that says nothing may be written", Reading + "FieldReader.cs",
            ": [|Tier.ReadOnly|];", "Tier.Autonomous", "C6_a_patch_lists_only_writable_fields"),
        new("C6", "the tiers of the changing fields do not count", "src/WriteGate/Tools/PatchProposal.cs",
            "Tier = [|fieldTier > Contract.Tier|] ?", "false", "C6_the_tier_is_the_highest_of_the_fields_that_really_change"),
        new("C6", "agents use tools of tier never", "src/WriteGate/Policy/GatePolicy.cs",
            "if ([|facts.Tier == WriteTier.Never && !facts.IsTypedCaller|])", "false",
            "C6_a_tool_of_tier_never_is_handed_to_no_agent_and_a_typed_caller_may_propose_it"),
        new("C7", "a record with a protected field is an argument", Reading + "ObjectReader.cs",
            "if ([|protectedField is null|])", "true", "C7_a_record_with_a_protected_field_is_no_argument"),
        new("C7", "nobody hears of an attempt on a protected field", "src/WriteGate/Gate/CallRecords.cs",
            "if ([|violation.Code == ViolationCode.ProtectedField|])", "false", "C7_naming_a_protected_field_is_alerted_and_an_unknown_one_is_not"),
        new("C7", "an attempt on a protected field is not counted", "src/WriteGate/Gate/CallRecords.cs",
            "gate.Meter.ProtectedFieldNamed(contract.Name, call.Run.Workflow);", "", "C7_R23_an_attempt_to_name_a_protected_field_is_counted"),
        new("C8", "a write need not say how it is taken back", Reading + "UndoReader.cs",
            "if ([|reversed is null && irreversible is null|])", "false", "C8_a_write_that_does_not_say_how_it_is_taken_back_is_refused"),
        new("C8", "irreversible and autonomous compile together", Reading + "UndoReader.cs",
            "if ([|draft.Tier == Tier.Autonomous|])", "false", "C8_an_irreversible_write_must_not_be_autonomous"),
        new("C11", "a suggestion may be for any field", Reading + "SuggestionReader.cs",
            "|| [|Refuses(property, read[index], name, human, read, place)|])", "false", "C11_a_field_that_cannot_be_suggested_for_is_refused"),
        new("C11", "suggestions are written beside what people have filled in", "src/WriteGate/Records/SkippedFields.cs",
            "if ([|human >= 0 && !TRecord.IsEmpty(record, human)|])", "false", "C11_a_filled_human_field_is_not_overwritten"),
        new("C12", "an excerpt need not stand in its source", "src/WriteGate/Records/Citations.cs",
            ": [|!source.Folded.Contains(excerpt, StringComparison.Ordinal)|] ?", "false", "C12_a_value_without_a_source_is_left_out_and_the_model_is_told"),
        new("C12", "a word is an excerpt", "src/WriteGate/Records/Citations.cs",
            "return [|excerpt.Length < FewestCharacters|] ?", "false", "C12_a_value_without_a_source_is_left_out_and_the_model_is_told"),
        new("C13", "a hand-off may hold what no argument may", Reading + "HandOffReader.cs",
            "IsArgument: [|true|])", "false", "C13_a_system_record_with_a_protected_field_is_no_hand_off"),
    ];
}
