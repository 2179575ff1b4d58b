namespace WriteGate.Mutants.Table;

/// <summary>What the analyzers refuse in code.</summary>
internal static class Rules
{
    private const string Folder = "src/WriteGate.Analyzers/Rules/";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("C3", "a tool without a tier may write", Folder + "UngatedToolAnalyzer.cs",
            "if ([|tool.Tier is null|] &&", "false", "C3_a_tool_that_writes_needs_a_tier"),
        new("C3", "helpers of a tool are not looked into", "src/WriteGate.Analyzers/Effects/EffectMap.cs",
            ": [|DefaultMaxDepth|];", "0", "C3_six_callees_may_stand_between"),
        new("C4", "a retry may change its payload", Folder + "MutatedRetryAnalyzer.cs",
            "Where(m => [|m.Slot != Slot.Key|])", "false", "C4_a_retry_that_sends_something_else_is_refused"),
        new("C4", "a key may be made inside the loop", Folder + "KeyInAttemptAnalyzer.cs",
            "Where(m => [|m.Slot == Slot.Key|])", "false", "C4_a_key_made_in_the_attempt_is_refused"),
        new("C5", "the raw write may be called around the gate", Folder + "RawCallAnalyzer.cs",
            "&& [|!IsOurs(context.Operation)|]", "false", "C5_a_call_around_the_gate_is_refused"),
        new("C5", "a tool may be made by hand", Folder + "HandmadeToolAnalyzer.cs",
            "&& [|!IsGenerated(type, contracts, context.CancellationToken)|])", "false", "C5_a_type_outside_our_trees_is_refused"),
        new("C6", "a read-only tool may write", Folder + "FalseReadAnalyzer.cs",
            "claim = [|tool.Tier == Tier.ReadOnly|] ?", "false", "C6_a_read_must_not_write"),
        new("C6", "an agent deletes without a person", Folder + "UnreviewedDeleteAnalyzer.cs",
            "if ([|tool.Tier == Tier.Autonomous|]", "false", "C6_a_deletion_is_reviewed"),
        new("C6", "a tool may reach one of a higher tier", Folder + "HigherTierAnalyzer.cs",
            "Where(r => [|r.Tool.Tier > tier|])", "false", "C6_a_tool_that_reaches_a_stricter_one_is_refused"),
        new("C9", "a write may be given a predicate", Folder + "PredicateWriteAnalyzer.cs",
            "|| ([|isDeclared|] &&", "false", "C9_a_write_names_its_record"),
        new("C9", "a write may select its records by a predicate", Folder + "PredicateWriteAnalyzer.cs",
            "[|e.Traits.HasFlag(EffectTraits.ByPredicate)|]", "false", "C9_a_write_names_its_record"),
        new("C10", "a failure may be caught and forgotten", Folder + "SwallowedFailureAnalyzer.cs",
            "if ([|reported.Add(word.Parent!)|])", "false", "C10_a_tool_that_swallows_a_failure_is_refused"),
        new("C10", "an answer that tells of a failure may be ignored", Folder + "SwallowedFailureAnalyzer.cs",
            "if ([|IgnoredResult.Is(write)|] &&", "false", "C10_a_tool_that_swallows_a_failure_is_refused"),
        new("C14", "what is new in the write surface builds", Folder + "WiderSurfaceAnalyzer.cs",
            "if ([|wider is null|])", "false", "C14_a_wider_surface_is_refused_where_it_is_written"),
        new("C14", "what became wider builds", Folder + "WiderSurfaceAnalyzer.cs",
            "else if ([|wider.Length > 0|])", "false", "C14_a_wider_surface_is_refused_where_it_is_written"),
        new("R16", "untrusted text may be an instruction", "src/WriteGate.Analyzers/Effects/SteeringUses.cs",
            "where argument.Parameter is not null && [|flow.Carries(argument.Value)|]", "false", "R16_an_instruction_is_flagged"),
        new("R16", "untrusted text may name the tool that runs", "src/WriteGate.Analyzers/Effects/SteeringUses.cs",
            ": [|isTool|] ?", "false", "R16_a_tools_name_is_flagged"),
        new("R25", "a policy file may mean nothing", Folder + "PolicyFileAnalyzer.cs",
            "if ([|context.AdditionalFile.Path == file.Source.Path|])", "false", "R25_a_policy_that_means_nothing_is_refused_at_its_place"),
    ];
}
