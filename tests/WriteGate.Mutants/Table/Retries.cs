namespace WriteGate.Mutants.Table;

/// <summary>Attempts, the waits between them, and the breaker.</summary>
internal static class Retries
{
    private const string Gate = "src/WriteGate/Gate/";

    public static IReadOnlyList<Mutant> All { get; } =
    [
        new("R7", "what may have happened is attempted again", Gate + "Execution.cs",
            "&& [|(forwardsKey || WriteFaults.Of(exception) == WriteFault.NotBegun)|]),", "true", "R7_only_what_was_proven_not_begun_is_attempted_again"),
        new("R7", "attempts under one key have no end", Gate + "KnownCall.cs",
            "FailureKind.NotBegun when [|intent.Attempts < maxAttempts|] =>", "true",
            "R7_proven_not_begun_and_the_same_body_is_another_attempt_at_most_three_in_all"),
        new("R7", "waits do not grow", Gate + "Execution.cs",
            "BackoffType = [|DelayBackoffType.Exponential|],", "DelayBackoffType.Constant", "R7_attempts_wait_longer_each_time_and_no_two_writes_wait_alike"),
        new("R7", "all wait alike", Gate + "Execution.cs",
            "UseJitter = [|true|],", "false", "R7_attempts_wait_longer_each_time_and_no_two_writes_wait_alike"),
        new("R7", "failures in a row open no breaker", Gate + "Breakers.cs",
            "MinimumThroughput = [|options.CurrentValue.BreakerFailures|],", "1_000",
            "R7_R9_after_five_failures_in_a_row_writes_to_that_system_are_drafts_for_a_while"),
        new("R9", "behind an open breaker nothing is drafted", "src/WriteGate/Policy/GatePolicy.cs",
            "&& [|facts.BreakerOpen is { } open|] =>", "false", "R7_R9_after_five_failures_in_a_row_writes_to_that_system_are_drafts_for_a_while"),
        new("R9", "an approved write is sent behind an open breaker", "src/WriteGate/Plans/Standing.cs",
            "writes.Select(write => [|gate.Breakers.WhyOpen(write.Resource)|]).FirstOrDefault", "null", "R9_an_approved_write_waits_while_the_breaker_of_its_system_is_open"),
        new("R9", "a model may be as unsure as it likes", "src/WriteGate/Policy/GatePolicy.cs",
            "if ([|WhyUnsure(facts) is { } unsure|])", "false", "R9_an_unsure_call_writes_nothing_and_becomes_a_task_for_a_person"),
        new("R9", "the proposer takes its own write out of quarantine", "src/WriteGate/Approvals/Quarantine.cs",
            ": [|Refusals.OfProposer(intent, person)|]);", "null", "R9_neither_the_proposing_agent_nor_its_user_releases_or_discards"),
    ];
}
