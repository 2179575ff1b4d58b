using WriteGate.Intents;
using WriteGate.Json;
using WriteGate.Journal;

namespace WriteGate.Tests.Gate;

public sealed class CallTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task A_read_is_answered_and_leaves_no_trace_in_the_store()
    {
        GateResult result = await gate.CallAsync("crm_get_deal", """{"dealId":"D-1"}""");
        Assert.IsType<GateResult.Answered>(result);
        Assert.True(result.Value.Span.IndexOf("\"amount\":100"u8) >= 0);
        Assert.Empty(await gate.JournalAsync());
    }

    [Fact]
    public async Task R1_an_autonomous_write_is_claimed_before_it_is_written_and_settled_after()
    {
        await gate.UpdateAsync("Visit");
        Assert.Equal(["claimed", "applied"], await gate.ActionsAsync());
    }

    [Fact]
    public async Task R1_a_write_is_read_looked_up_decided_on_claimed_written_and_settled_in_this_order()
    {
        List<GateStep> steps = [];
        gate.OnStep = (step, _) =>
        {
            steps.Add(step);
            return default;
        };
        await gate.UpdateAsync("Visit");
        Assert.Equal([GateStep.Read, GateStep.Recalled, GateStep.Decided, GateStep.Claimed, GateStep.Written, GateStep.Settled], steps);
    }

    [Fact]
    public async Task R3_what_is_already_as_asked_writes_nothing()
    {
        GateResult result = await gate.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Mail","due":"2026-04-01"}}""");
        Assert.IsType<GateResult.NoChange>(result);
        Assert.Empty(gate.Crm.Effects);
        Assert.Equal(["no_change"], await gate.ActionsAsync());
    }

    [Fact]
    public async Task R3_only_what_differs_is_written()
    {
        GateResult result = await gate.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Mail","due":"2026-05-01"}}""");
        Assert.Equal("""{"due":"2026-05-01"}"""u8.ToArray(), result.After.ToArray());
        Assert.Equal("""{"due":"2026-04-01"}"""u8.ToArray(), result.Before.ToArray());
    }

    [Fact]
    public async Task C5_every_violation_is_told_at_once_with_its_place()
    {
        GateResult.InvalidArguments invalid = Assert.IsType<GateResult.InvalidArguments>(await gate.CallAsync(
            "crm_update_deal", """{"changes":{"stage":"won","nextStep":7,"shoeSize":43,"amount":1},"extra":true}"""));
        Assert.Equal(
            [
                (ViolationCode.NotAllowed, "/changes/stage"), (ViolationCode.WrongType, "/changes/nextStep"), (ViolationCode.UnknownMember, "/changes/shoeSize"),
                (ViolationCode.ProtectedField, "/changes/amount"), (ViolationCode.UnknownMember, "/extra"), (ViolationCode.Missing, "/dealId"),
            ],
            invalid.Violations.Where(violation => violation.Code != ViolationCode.EmptyPatch).Select(violation => (violation.Code, violation.Path)));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task Values_that_a_users_own_constructor_refuses_are_a_violation_and_no_exception()
    {
        GateResult.InvalidArguments invalid = Assert.IsType<GateResult.InvalidArguments>(
            await gate.CallAsync("crm_book", """{"roomId":"R-1","span":{"from":9,"to":8}}"""));
        Violation violation = Assert.Single(invalid.Violations);
        Assert.Equal(ViolationCode.Invalid, violation.Code);
        Assert.Contains("The end must come after the beginning", violation.Message, StringComparison.Ordinal);
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_book", """{"roomId":"R-1","span":{"from":8,"to":9}}"""));
    }

    [Fact]
    public async Task C7_naming_a_protected_field_is_alerted_and_an_unknown_one_is_not()
    {
        await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"shoeSize":43}}""");
        Assert.Empty(gate.Alerts);
        await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"amount":1}}""");
        Assert.Equal("protected_field", Assert.Single(gate.Alerts).Kind);
    }

    [Fact]
    public async Task R2_a_record_that_does_not_exist_is_told_before_anything_is_written()
    {
        GateResult.InvalidArguments invalid = Assert.IsType<GateResult.InvalidArguments>(await gate.UpdateAsync("Visit", "D-9"));
        Assert.Equal(ViolationCode.NotFound, Assert.Single(invalid.Violations).Code);
    }

    [Fact]
    public async Task R17_an_unknown_tool_is_denied_and_journaled()
    {
        GateResult.Denied denied = Assert.IsType<GateResult.Denied>(await gate.CallAsync("crm_drop_table", "{}"));
        Assert.Contains("crm_get_deal", denied.Why, StringComparison.Ordinal);
        Assert.DoesNotContain("crm_close_books", denied.Why, StringComparison.Ordinal);
        Assert.Equal(["denied"], await gate.ActionsAsync());
    }

    [Theory]
    [InlineData("reading")]
    [InlineData("nobody-defined-this")]
    public async Task R17_a_workflow_may_use_only_its_tools(string workflow)
    {
        GateRun run = gate.OpenRun(workflow: workflow);
        Assert.IsType<GateResult.Denied>(await run.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}"""u8.ToArray()));
        Assert.DoesNotContain(run.Tools, tool => tool.Contract.Name == "crm_update_deal");
    }

    [Fact]
    public async Task C6_a_tool_of_tier_never_is_handed_to_no_agent_and_a_typed_caller_may_propose_it()
    {
        Assert.DoesNotContain(gate.Run.Tools, tool => tool.Contract.Name == "crm_close_books");
        Assert.IsType<GateResult.Denied>(await gate.CallAsync("crm_close_books", """{"monthId":"2026-03"}"""));
        GateResult<Nothing> typed = await gate.Run.For<CrmTools>().CloseBooks("2026-03");
        Assert.IsType<GateResult.PendingApproval>(typed.Result);
    }

    [Fact]
    public async Task A_typed_caller_gets_the_typed_result_and_the_same_again()
    {
        GateResult<string> first = await gate.Run.For<CrmTools>().CreateNote("hello");
        GateResult<string> second = await gate.Run.For<CrmTools>().CreateNote("hello");
        Assert.Equal(("N1", "N1"), (first.Value, second.Value));
        Assert.IsType<GateResult.Replayed>(second.Result);
    }

    [Fact]
    public async Task A_typed_patch_sets_and_clears_and_goes_the_same_way()
    {
        Patch<Deal> patch = new() { NextStep = "Visit", Due = Change<DateOnly>.Clear };
        GateResult result = await gate.Run.For<CrmTools>().UpdateDeal("D-2", patch);
        Assert.IsType<GateResult.Applied>(result);
        Assert.Equal(("Visit", null), (gate.Crm.Find("D-2")!.NextStep, gate.Crm.Find("D-2")!.Due));
    }

    [Fact]
    public async Task C5_a_permit_is_for_one_record_and_ends_with_the_write()
    {
        await gate.UpdateAsync("Visit");
        WritePermit kept = gate.Crm.LastPermit!;

        WriteNotPermittedException used = Assert.Throws<WriteNotPermittedException>(() => kept.Demand("crm.deal", "D-1"));
        Assert.Contains("already used", used.Message, StringComparison.Ordinal);
        Assert.Throws<WriteNotPermittedException>(() => ((WritePermit?)null).Demand("crm.deal", "D-1"));
    }

    [Theory]
    [InlineData("crm.deal", "D-2")]
    [InlineData("crm.deal", null)]
    [InlineData("crm.contact", "D-1")]
    public async Task C5_a_permit_is_worth_nothing_for_another_record(string record, string? id)
    {
        gate.Crm.UnderPermit = permit =>
        {
            permit.Demand("crm.deal", "D-1");
            Assert.Throws<WriteNotPermittedException>(() => permit.Demand(record, id));
        };
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R2_a_reader_that_answers_with_another_record_proves_nothing()
    {
        gate.Crm.Merge("D-1", "D-2", with: deal => deal);
        Assert.IsType<GateResult.InvalidArguments>(await gate.UpdateAsync("Visit"));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R7_a_stale_record_is_told_and_never_retried_by_the_gate()
    {
        int begun = 0;
        gate.Crm.BeforeEffect = _ =>
        {
            begun++;
            gate.Crm.Put(gate.Crm.Find("D-1")! with { Version = "v7" });
        };
        Assert.IsType<GateResult.Stale>(await gate.UpdateAsync("Visit"));
        Assert.Equal(1, begun);
        gate.Crm.BeforeEffect = null;
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R7_R9_after_five_failures_in_a_row_writes_to_that_system_are_drafts_for_a_while()
    {
        gate.Options.MaxAttempts = 1;
        gate.Crm.BeforeEffect = _ => throw new WriteNotBegunException("down");
        for (int i = 0; i < 5; i++)
        {
            await gate.CallAsync("crm_create_note", $$"""{"text":"{{i}}"}""");
        }

        gate.Crm.BeforeEffect = null;
        GateResult.PendingApproval draft = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_create_note", """{"text":"six"}"""));
        Assert.Equal("The system behind crm_create_note failed 5 times in a row; nothing is sent to it for 30 s. It is kept as a draft.", draft.Why);
        Assert.Empty(gate.Crm.Effects);
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));

        // Still down: an approved draft waits, and says why.
        await gate.Gate.Approvals.ApproveAsync("acme", draft.IntentId!, draft.Digest, "olga");
        Assert.Contains("stays so", Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_create_note", """{"text":"six"}""")).Why, StringComparison.Ordinal);

        gate.Time.Advance(gate.Options.BreakerDuration + TimeSpan.FromSeconds(1));
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_create_note", """{"text":"seven"}"""));
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", draft.IntentId!));
    }

    [Fact]
    public async Task R5_sixty_four_duplicates_at_once_have_one_effect()
    {
        GateResult[] results = await Task.WhenAll(Enumerable.Range(0, 64).Select(_ => Task.Run(() => gate.UpdateAsync("Visit"))));
        Assert.Single(gate.Crm.Effects);
        Assert.Single(results, result => result is GateResult.Applied);
        Assert.All(results, result => Assert.True(result is GateResult.Applied or GateResult.Replayed or GateResult.InProgress, result.ToString()));
    }

    [Fact]
    public async Task R5_a_duplicate_may_wait_for_the_result_of_the_first()
    {
        TaskCompletionSource release = new();
        gate.OnStep = async (step, _) =>
        {
            if (step == GateStep.Claimed)
            {
                await release.Task;
            }
        };
        Task<GateResult> first = gate.UpdateAsync("Visit");
        Task<GateResult> second = gate.UpdateAsync("Visit", options: new CallOptions { WaitInProgress = TimeSpan.FromMinutes(1) });
        release.SetResult();
        Assert.IsType<GateResult.Applied>(await first);
        while (!second.IsCompleted)
        {
            gate.Time.Advance(TimeSpan.FromMilliseconds(50));
            await Task.Yield();
        }

        Assert.IsType<GateResult.Replayed>(await second);
    }

    [Fact]
    public async Task R13_the_journal_of_a_run_is_a_chain_that_verifies_also_with_encrypted_values()
    {
        await gate.UpdateAsync("Visit");
        await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"555-0199"}}""");
        JournalVerdict verdict = await JournalVerifier.VerifyAsync(gate.Gate.Store, new JournalQuery());
        Assert.True(verdict.IsIntact, verdict.Fault);
        Assert.Equal(4, verdict.Rows);
    }

    [Fact]
    public async Task A_sensitive_value_is_nowhere_in_the_clear_in_the_store_and_is_shown_to_who_may_see_it()
    {
        await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"555-0199"}}""");
        JournalRow row = (await gate.JournalAsync())[^1];
        Assert.Equal("""{"phone":"555-0199"}"""u8.ToArray(), gate.Gate.Reveal(row).Entry.After);
        await gate.RestartAsync();
        foreach (string file in Directory.GetFiles(Path.GetDirectoryName(gate.DatabasePath)!, "gate.db*"))
        {
            using FileStream stream = new(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using MemoryStream copy = new();
            if (!file.EndsWith(".lock", StringComparison.Ordinal))
            {
                await stream.CopyToAsync(copy);
            }

            Assert.Equal(-1, copy.ToArray().AsSpan().IndexOf("555-0199"u8));
        }
    }
}
