using System.Text;

using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.ShadowMode;

/// <summary>Whatever anybody does with a proposal in shadow, nothing of it is written.</summary>
public sealed class ShadowForgeryTests : IAsyncLifetime
{
    private readonly ShadowDesk desk = new();
    private Intent shadowed = null!;

    public async Task InitializeAsync()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        shadowed = Assert.Single(await desk.Shadow.ListAsync("acme"));
    }

    public async Task DisposeAsync() => await desk.DisposeAsync();

    public static TheoryData<string, Func<WriteGate.Gate, Intent, Task<string?>>> Attempts => new()
    {
        { "approve", async (gate, it) => (await gate.Approvals.ApproveAsync("acme", it.Id, it.Digest ?? "", "olga")).Why },
        { "approve with its digest", async (gate, it) => (await gate.Approvals.ApproveAsync("acme", it.Id, ApprovalDigest.Of(it), "olga")).Why },
        { "deny", async (gate, it) => (await gate.Approvals.DenyAsync("acme", it.Id, ApprovalDigest.Of(it), "olga")).Why },
        { "edit", async (gate, it) => (await gate.Approvals.EditAsync("acme", it.Id, ApprovalDigest.Of(it), "olga", """{"dealId":"D-1","changes":{"nextStep":"Mail"}}"""u8.ToArray())).Why },
        { "renew", async (gate, it) => (await gate.Approvals.RenewAsync("acme", it.Id, "olga", "because")).Why },
        { "cancel", async (gate, it) => (await gate.Approvals.CancelAsync("acme", it.Id, "olga", "because")).Why },
        { "execute", async (gate, it) => (await gate.ExecuteApprovedAsync("acme", it.Id)).Message },
        { "release", async (gate, it) => (await gate.Quarantine.ReleaseAsync("acme", it.Id, "olga", "because")).Why },
        { "discard", async (gate, it) => (await gate.Quarantine.DiscardAsync("acme", it.Id, "olga", "because")).Why },
        { "take over", async (gate, it) => (await gate.Suggestions.PromoteAsync("acme", it.Id, "olga")).Message },
        { "roll back", async (gate, it) => (await gate.Rollbacks.WriteAsync("acme", it.Id, "olga")).Why },
        { "review", async (gate, it) => (await gate.Reviews.AcknowledgeAsync("acme", it.Id, "olga")).Why },
    };

    [Theory]
    [MemberData(nameof(Attempts))]
    public async Task R11_a_proposal_in_shadow_is_nothing_that_a_person_can_decide_on(string attempt, Func<WriteGate.Gate, Intent, Task<string?>> make)
    {
        Assert.False(string.IsNullOrEmpty(await make(desk.Gate.Gate, shadowed)), attempt);
        Assert.Equal(IntentState.Shadowed, (await desk.Gate.IntentAsync(shadowed.Id)).State);

        await desk.CompareAsync();
        Assert.False(string.IsNullOrEmpty(await make(desk.Gate.Gate, await desk.Gate.IntentAsync(shadowed.Id))), attempt);
        Assert.Equal(IntentState.Compared, (await desk.Gate.IntentAsync(shadowed.Id)).State);
        Assert.Empty(desk.Gate.Crm.Effects);
    }

    [Fact]
    public async Task R11_no_worker_carries_it_out_and_it_is_in_no_queue()
    {
        for (int i = 0; i < 3; i++)
        {
            await desk.Gate.Worker.PassAsync(CancellationToken.None);
            await desk.Gate.Gate.ResolveUnknownAsync("acme");
            Assert.Empty(await desk.Gate.Gate.Approvals.ListAsync("acme"));
            Assert.Empty(await desk.Gate.Gate.Approvals.ListStaleAsync("acme"));
            Assert.Empty(await desk.Gate.Gate.Quarantine.ListAsync("acme"));
            desk.Gate.Time.Advance(ShadowDesk.Week);
        }

        Assert.Empty(desk.Gate.Crm.Effects);
    }

    [Fact]
    public async Task R11_no_state_that_leads_to_a_write_can_be_reached_from_shadow()
    {
        foreach (IntentState to in Enum.GetValues<IntentState>().Where(state => state != IntentState.Compared))
        {
            await Assert.ThrowsAsync<InvalidOperationException>(
                async () => await desk.Gate.Gate.Store.MoveAsync(new Move(shadowed, shadowed with { State = to }, shadowed.Entry("forged")), default));
        }
    }

    [Fact]
    public async Task R11_a_row_forged_into_an_approval_still_finds_its_lock_closed()
    {
        desk.Forge($"UPDATE intents SET state = 1, digest = '{ApprovalDigest.Of(shadowed)}', expires_at = 9000000000000 WHERE id = '{shadowed.Id}'");

        Assert.Contains("The run did not ask for live writing", (await desk.Gate.Gate.ExecuteApprovedAsync("acme", shadowed.Id)).Message, StringComparison.Ordinal);
        Assert.Empty(desk.Gate.Crm.Effects);
    }

    [Fact]
    public async Task R11_a_retry_that_names_it_with_other_arguments_is_held_to_its_body()
    {
        GateResult result = await desk.UpdateDealAsync("""{"nextStep":"Mail"}""", shadow: false, options: new() { RetryOf = shadowed.Id });

        Assert.IsType<GateResult.Conflict>(result);
        Assert.Equal("D-1", shadowed.RecordId);
        Assert.Equal("""{"changes":{"nextStep":"Visit"},"dealId":"D-1"}""", Encoding.UTF8.GetString(shadowed.Body!));
        Assert.Empty(desk.Gate.Crm.Effects);
    }
}
