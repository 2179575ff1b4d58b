namespace WriteGate.Mutants.Table;

/// <summary>Limits of records and fields, budgets of agents, and the policy that sets them.</summary>
internal static class Limits
{
    private const string Policy = "src/WriteGate/Policy/";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R4", "a run writes to any number of records", Policy + "RecordLimit.cs",
            "Limit = [|most|],", "null", "R4_the_record_after_the_last_allowed_one_waits_for_a_person_who_is_offered_to_take_the_others_back"),
        new("R4", "a write changes any number of fields", Policy + "GatePolicy.cs",
            "if ([|facts.Fields > facts.MaxFieldsChanged|])", "false", "R4_a_write_that_changes_more_fields_than_allowed_waits_for_a_person"),
        new("R18", "another tool starts a new count", Policy + "RecordLimit.cs",
            """
            KeyWriter.Of(write.Tenant, "records", write.RunId, [|resource|])
            """, "contract.Name", "R18_the_limit_belongs_to_the_record_and_another_tool_does_not_start_a_new_count"),
        new("R18", "the reviewer is not shown what came before", "src/WriteGate/Approvals/Approvals.cs",
            "            rows.Add(row);", "", "R18_the_reviewer_sees_what_the_run_tried_what_was_blocked_and_what_was_done"),
        new("R20", "an agent is stopped at all of its budget", Policy + "Budget.cs",
            "Limit = [|(long)decimal.Ceiling((decimal)options.StopAt * whole)|],", "whole",
            "R20_an_agent_is_stopped_at_80_percent_of_its_writes_a_day_and_goes_on_the_next_day"),
        new("R20", "nobody is told before the stop", "src/WriteGate/Gate/Claims.cs",
            "&& [|budget.RanLow(tally)|])", "false", "R20_somebody_is_told_once_before_the_stop_and_once_at_it"),
        new("R20", "there is no rate a minute", "src/WriteGate/Gate/Claims.cs",
            "[|Budget.WritesPerMinute(write.Call.Run, agent, singles.Length)|],", "null", "R20_the_rate_of_a_minute_ends_with_it"),
        new("R20", "tokens are not counted", "src/WriteGate/Gate/Claims.cs",
            "if ([|Budget.Tokens(call.Run, agent, tokens) is { } used|])", "false", "R20_tokens_are_counted_with_the_next_write_and_stop_the_one_after_too_many"),
        new("R25", "a policy that means nothing starts", "src/WriteGate/Gate/WriteGateOptionsValidator.cs",
            "faults.AddRange(ResourceOptionsRules.Faults(options, registry));", "", "R25_a_policy_that_means_nothing_is_refused_at_start_with_its_key"),
        new("R25", "a retention that contradicts itself starts", "src/WriteGate/Gate/WriteGateOptionsValidator.cs",
            "faults.AddRange(RetentionOptionsRules.Faults(options));", "", "R25_a_setting_that_would_forget_too_much_is_refused_by_name"),
        new("R25", "a changed policy needs a restart", "src/WriteGate/Gate/WriteGateServices.cs",
            "=> [|section?.GetReloadToken()|] ??", "null", "R25_the_policy_can_be_changed_while_the_gate_runs"),
    ];
}
