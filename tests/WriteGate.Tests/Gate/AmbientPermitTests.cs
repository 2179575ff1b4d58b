using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate.Tests.Gate;

/// <summary>The permit that clients below a raw write find around them: there while it is carried out, and at no other time.</summary>
public sealed class AmbientPermitTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R17_a_raw_write_finds_its_own_permit_and_for_whom_it_writes()
    {
        GateScope? found = null;
        WritePermit? held = null;
        gate.Crm.UnderPermit = permit =>
        {
            found = GateScope.Current;
            held = found?.Permit;
            Assert.Same(permit, GateScope.DemandPermit("a test"));
        };
        await gate.UpdateAsync("Mail");

        Assert.Same(gate.Crm.LastPermit, held);
        Assert.Equal(("acme", "hygiene", "crm_update_deal", "crm.deal"), (found!.Tenant, found.Workflow, found.Tool, found.Resource));
        Assert.Null(found.Permit);
        Assert.Null(GateScope.Current);
    }

    [Theory]
    [InlineData("crm_get_deal", """{"dealId":"D-1"}""")]
    [InlineData("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Mail"}}""")]
    public async Task R17_a_read_finds_for_whom_it_reads_but_no_permit(string tool, string json)
    {
        List<(string? Tenant, bool Permitted)> seen = [];
        WriteNotPermittedException? refused = null;
        gate.Crm.BeforeRead = () =>
        {
            seen.Add((GateScope.Current?.Tenant, GateScope.Current?.Permit is not null));
            refused = Assert.Throws<WriteNotPermittedException>(() => GateScope.DemandPermit("POST crm.example"));
        };
        await gate.CallAsync(tool, json);

        Assert.Equal([("acme", false)], seen);
        Assert.Equal(
            $"POST crm.example was refused: {tool} is reading and holds no permit. Writes are sent by the raw method of a gated tool, while the gate carries it out, and by nothing else.",
            refused!.Message);
    }

    [Fact]
    public async Task R17_what_is_read_for_a_person_is_read_for_the_workflow_that_proposed_it()
    {
        GateResult waiting = await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Qualified"}}""");
        GateResult aside = await gate.UpdateAsync("Call {{name}}", "D-2");
        List<string> seen = [];
        gate.Crm.BeforeRead = () => seen.Add($"{GateScope.Current?.Tenant}/{GateScope.Current?.Workflow}/{GateScope.Current?.Permit}");
        await gate.Gate.Approvals.EditAsync(
            "acme", waiting.IntentId!, (await gate.IntentAsync(waiting.IntentId!)).Digest!, "boss", """{"dealId":"D-1","changes":{"stage":"Won"}}"""u8.ToArray());
        Assert.Equal(["acme/hygiene/"], seen);
        await gate.Gate.Quarantine.ReleaseAsync("acme", aside.IntentId!, "boss", "The token is meant.");

        Assert.Equal(["acme/hygiene/", "acme/hygiene/"], seen);
    }

    [Fact]
    public void R17_outside_of_the_gate_nothing_is_permitted()
        => Assert.Contains("no gated write is carried out here", Assert.Throws<WriteNotPermittedException>(() => GateScope.DemandPermit("DELETE crm.example")).Message, StringComparison.Ordinal);

    [Fact]
    public async Task R17_a_task_that_escapes_the_write_does_not_keep_the_permit()
    {
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task<string>? escaped = null;
        gate.Crm.UnderPermit = _ => escaped = Task.Run(async () =>
        {
            await ended.Task;
            return GateScope.Current is null ? Assert.Throws<WriteNotPermittedException>(() => GateScope.DemandPermit("POST crm.example")).Message : "it was kept";
        });
        await gate.UpdateAsync("Mail");
        ended.SetResult();

        Assert.Contains("the call of crm_update_deal that it belongs to has ended", await escaped!, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R17_between_two_attempts_a_task_of_the_first_holds_no_permit()
    {
        using SemaphoreSlim second = new(0);
        Task<bool>? escaped = null;
        gate.Crm.UnderPermit = _ =>
        {
            if (escaped is null)
            {
                escaped = Task.Run(async () =>
                {
                    await second.WaitAsync();
                    return GateScope.Current is not null;
                });
                throw new WriteNotBegunException("busy");
            }

            second.Release();
            Assert.False(escaped.GetAwaiter().GetResult());
        };
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Mail"));
        Assert.NotNull(escaped);
    }

    [Fact]
    public async Task R17_writes_side_by_side_find_their_own_permits()
    {
        using Barrier both = new(2);
        gate.Crm.UnderPermit = permit =>
        {
            Assert.True(both.SignalAndWait(TimeSpan.FromSeconds(30)));
            Assert.Same(permit, GateScope.DemandPermit("a test"));
        };
        GateRun other = gate.OpenRun(tenant: "globex");
        GateResult[] results = await Task.WhenAll(
            Task.Run(() => gate.CallAsync("crm_post", """{"channelId":"C-1"}""")),
            Task.Run(() => other.CallAsync("crm_post", """{"channelId":"C-1"}"""u8.ToArray())));

        Assert.All(results, result => Assert.IsType<GateResult.Applied>(result));
    }

    [Fact]
    public async Task R17_an_approved_write_and_a_rollback_run_under_a_permit_of_their_own()
    {
        List<WritePermit> held = [];
        gate.Crm.UnderPermit = permit => held.Add(GateScope.DemandPermit("a test"));
        GateResult waiting = await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}""");
        await gate.Gate.Approvals.ApproveAsync("acme", waiting.IntentId!, (await gate.IntentAsync(waiting.IntentId!)).Digest!, "boss");
        await gate.Gate.ExecuteApprovedAsync("acme", waiting.IntentId!);
        await gate.Gate.Rollbacks.WriteAsync("acme", waiting.IntentId!, "boss");

        Assert.Equal(["call L-1", "stop L-1"], gate.Crm.Effects);
        Assert.Equal(2, held.Select(permit => permit.Key).Distinct().Count());
    }

    [Fact]
    public async Task R17_an_expired_lease_ends_the_permit_while_the_write_still_runs()
    {
        WriteNotPermittedException? refused = null;
        gate.Crm.UnderPermit = permit =>
        {
            gate.Time.Advance(gate.Options.Lease + TimeSpan.FromSeconds(1));
            Assert.Null(GateScope.Current!.Permit);
            refused = Assert.Throws<WriteNotPermittedException>(() => GateScope.DemandPermit("POST crm.example"));
        };
        await gate.CallAsync("crm_post", """{"channelId":"C-1"}""");

        Assert.Contains("its lease ended at", refused!.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_write_refused_after_part_of_it_was_accepted_is_unknown_and_not_sent_again()
    {
        int begun = 0;
        gate.Crm.UnderPermit = permit =>
        {
            begun++;
            permit.Written();
            throw new WriteNotBegunException("the second of two requests");
        };
        GateResult result = await gate.CallAsync("crm_post", """{"channelId":"C-1"}""");

        Assert.IsType<GateResult.Unknown>(result);
        Assert.Equal(1, begun);
        Assert.Equal(IntentState.Unknown, (await gate.IntentAsync(result.IntentId!)).State);
    }
}
