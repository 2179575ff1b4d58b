using WriteGate.Intents;

namespace WriteGate.Tests.Gate;

/// <summary>Every cell of the table of keys: what is found under the key × same or other body. The key of an update is the deal alone.</summary>
public sealed partial class KeyTableTests : IAsyncLifetime
{
    private static readonly TimeSpan PastWindow = TimeSpan.FromSeconds(301);

    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R5_applied_and_the_same_body_replays_without_a_second_effect_and_without_a_commit()
    {
        GateResult first = await gate.UpdateAsync("Visit");
        int rows = (await gate.JournalAsync()).Count;
        GateResult second = await gate.UpdateAsync("Visit");

        Assert.IsType<GateResult.Applied>(first);
        GateResult.Replayed replayed = Assert.IsType<GateResult.Replayed>(second);
        Assert.Empty(replayed.ChangedSince);
        Assert.Equal(first.IntentId, second.IntentId);
        Assert.Single(gate.Crm.Effects);
        Assert.Equal(rows, (await gate.JournalAsync()).Count);
    }

    [Fact]
    public async Task R5_a_replay_returns_the_same_bytes()
    {
        GateResult first = await gate.CallAsync("crm_create_note", """{"text":"hello"}""");
        GateResult second = await gate.CallAsync("crm_create_note", """{"text":"hello"}""");

        Assert.IsType<GateResult.Replayed>(second);
        Assert.Equal(first.Value.ToArray(), second.Value.ToArray());
        Assert.Equal("\"N1\""u8.ToArray(), second.Value.ToArray());
    }

    [Fact]
    public async Task R5_a_replay_says_when_touched_fields_have_moved_since()
    {
        await gate.UpdateAsync("Visit");
        gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "A person wrote this" });

        GateResult.Replayed replayed = Assert.IsType<GateResult.Replayed>(await gate.UpdateAsync("Visit"));

        Assert.Equal(["nextStep"], replayed.ChangedSince);
        Assert.Equal("A person wrote this", gate.Crm.Find("D-1")!.NextStep);
    }

    [Fact]
    public async Task R5_applied_and_another_body_is_a_conflict_that_is_quarantined()
    {
        await gate.UpdateAsync("Visit");
        GateResult result = await gate.UpdateAsync("Write");

        Assert.IsType<GateResult.Conflict>(result);
        Assert.Single(gate.Crm.Effects);
        Assert.Single(await InStateAsync(IntentState.Quarantined));
    }

    [Fact]
    public async Task R5_the_same_conflicting_body_is_quarantined_once()
    {
        await gate.UpdateAsync("Visit");
        await gate.UpdateAsync("Write");
        Assert.IsType<GateResult.Conflict>(await gate.UpdateAsync("Write"));
        Assert.Single(await InStateAsync(IntentState.Quarantined));
    }

    [Fact]
    public async Task R5_no_change_and_the_same_body_replays()
    {
        Assert.IsType<GateResult.NoChange>(await gate.UpdateAsync("Call"));
        Assert.IsType<GateResult.Replayed>(await gate.UpdateAsync("Call"));
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R5_no_change_and_another_body_is_a_conflict()
    {
        await gate.UpdateAsync("Call");
        Assert.IsType<GateResult.Conflict>(await gate.UpdateAsync("Visit"));
        Assert.Single(await InStateAsync(IntentState.Quarantined));
    }

    [Fact]
    public async Task R5_claimed_and_the_same_body_is_in_progress_with_a_time_to_ask_again()
    {
        GateResult? meanwhile = null;
        gate.OnStep = async (step, _) => meanwhile = step == GateStep.Claimed ? await gate.UpdateAsync("Visit") : meanwhile;
        await gate.UpdateAsync("Visit");

        GateResult.InProgress waiting = Assert.IsType<GateResult.InProgress>(meanwhile);
        Assert.Equal(gate.Options.Lease, waiting.RetryAfter);
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R5_claimed_and_another_body_is_a_conflict_that_is_quarantined()
    {
        GateResult? meanwhile = null;
        gate.OnStep = async (step, _) => meanwhile = step == GateStep.Claimed ? await gate.UpdateAsync("Write") : meanwhile;
        await gate.UpdateAsync("Visit");

        Assert.IsType<GateResult.Conflict>(meanwhile);
        Assert.Single(gate.Crm.Effects);
        Assert.Single(await InStateAsync(IntentState.Quarantined));
    }

    [Fact]
    public async Task R5_awaiting_approval_and_the_same_body_is_the_same_card()
    {
        GateResult.PendingApproval first = await StageAsync("Won");
        GateResult.PendingApproval second = await StageAsync("Won");

        Assert.Equal(first.IntentId, second.IntentId);
        Assert.Single(await gate.Gate.Approvals.ListAsync("acme"));
    }

    [Fact]
    public async Task R5_awaiting_approval_and_another_body_is_a_conflict_without_quarantine()
    {
        await StageAsync("Won");
        Assert.IsType<GateResult.Conflict>(await CallStageAsync("Qualified"));
        Assert.Empty(await InStateAsync(IntentState.Quarantined));
    }

    [Fact]
    public async Task R5_approved_and_the_same_body_is_written_once_by_the_agents_own_retry()
    {
        GateResult.PendingApproval first = await StageAsync("Won");
        await gate.Gate.Approvals.ApproveAsync("acme", first.IntentId!, first.Digest, "olga");
        GateResult second = Assert.IsType<GateResult.Applied>(await CallStageAsync("Won"));

        Assert.Equal(first.IntentId, second.IntentId);
        Assert.IsType<GateResult.Replayed>(await CallStageAsync("Won"));
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R5_approved_and_another_body_is_a_conflict()
    {
        GateResult.PendingApproval first = await StageAsync("Won");
        await gate.Gate.Approvals.ApproveAsync("acme", first.IntentId!, first.Digest, "olga");
        Assert.IsType<GateResult.Conflict>(await CallStageAsync("Qualified"));
    }

    [Fact]
    public async Task R5_denied_and_the_same_body_is_denied_with_the_same_reason_until_the_window_ends()
    {
        await DenyAsync("not yet");
        GateResult again = await CallStageAsync("Won");
        Assert.Equal("not yet", Assert.IsType<GateResult.Denied>(again).Why);

        gate.Time.Advance(PastWindow);
        Assert.IsType<GateResult.PendingApproval>(await StageAsync("Won"));
    }

    [Fact]
    public async Task R5_denied_and_another_body_is_a_new_intent()
    {
        GateResult.PendingApproval denied = await DenyAsync("not yet");
        GateResult.PendingApproval other = await StageAsync("Qualified");
        Assert.NotEqual(denied.IntentId, other.IntentId);
    }

    [Fact]
    public async Task R5_expired_and_either_body_is_a_new_intent()
    {
        GateResult.PendingApproval first = await StageAsync("Won");
        gate.Time.Advance(gate.Options.ApprovalTimeout + TimeSpan.FromSeconds(1));
        GateResult.PendingApproval second = await StageAsync("Won");

        Assert.NotEqual(first.IntentId, second.IntentId);
        Assert.Equal(IntentState.Expired, (await gate.IntentAsync(first.IntentId!)).State);
    }

    [Theory]
    [InlineData("Won")]
    [InlineData("Qualified")]
    public async Task R5_stale_and_either_body_is_a_new_intent_and_the_stale_one_is_cancelled(string stage)
    {
        GateResult.PendingApproval first = await StageAsync("Won");
        await gate.Gate.Approvals.ApproveAsync("acme", first.IntentId!, first.Digest, "olga");
        gate.Crm.Put(gate.Crm.Find("D-1")! with { Stage = stage == "Won" ? Stage.Qualified : Stage.Won });
        Assert.IsType<GateResult.Stale>(await gate.Gate.ExecuteApprovedAsync("acme", first.IntentId!));

        GateResult.PendingApproval second = await StageAsync(stage);
        Assert.NotEqual(first.IntentId, second.IntentId);
        Assert.Equal(IntentState.Cancelled, (await gate.IntentAsync(first.IntentId!)).State);
    }

    [Fact]
    public async Task R7_proven_not_begun_and_the_same_body_is_another_attempt_at_most_three_in_all()
    {
        gate.Options.MaxAttempts = 3;
        int begun = 0;
        gate.Crm.BeforeEffect = _ =>
        {
            begun++;
            throw new WriteNotBegunException("refused");
        };
        GateResult.Failed first = Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit"));
        GateResult.Failed second = Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit"));

        Assert.Equal(3, begun);
        Assert.False(first.MayRetry);
        Assert.False(second.MayRetry);
        Assert.Equal(first.IntentId, second.IntentId);
    }

    [Fact]
    public async Task R5_a_write_that_was_locked_out_after_its_claim_is_attempted_again_under_the_same_key()
    {
        gate.OnStep = (step, _) =>
        {
            gate.Options.LiveWrites = step != GateStep.Claimed;
            return default;
        };
        GateResult.Failed first = Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit"));
        gate.OnStep = null;
        gate.Options.LiveWrites = true;
        GateResult second = await gate.UpdateAsync("Visit");

        Assert.True(first.MayRetry);
        Assert.IsType<GateResult.Applied>(second);
        Assert.Equal((await gate.IntentAsync(first.IntentId!)).Key, (await gate.IntentAsync(second.IntentId!)).Key);
    }

    [Fact]
    public async Task R5_proven_not_begun_and_another_body_is_a_conflict_that_is_quarantined()
    {
        gate.Crm.BeforeEffect = _ => throw new WriteNotBegunException("refused");
        await gate.UpdateAsync("Visit");
        Assert.IsType<GateResult.Conflict>(await gate.UpdateAsync("Write"));
        Assert.Single(await InStateAsync(IntentState.Quarantined));
    }

    [Fact]
    public async Task R5_definitely_refused_and_the_same_body_is_failed_with_the_reason()
    {
        gate.Crm.BeforeEffect = _ => throw new WriteRefusedException("field is read-only");
        await gate.UpdateAsync("Visit");
        gate.Crm.BeforeEffect = null;
        GateResult.Failed again = Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit"));

        Assert.Contains("field is read-only", again.Why, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R5_definitely_refused_and_another_body_is_a_new_intent()
    {
        gate.Crm.BeforeEffect = _ => throw new WriteRefusedException("field is read-only");
        await gate.UpdateAsync("Visit");
        gate.Crm.BeforeEffect = null;
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Write"));
    }

    [Fact]
    public async Task R5_unknown_and_another_body_is_a_conflict_that_is_quarantined()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        Assert.IsType<GateResult.Unknown>(await gate.UpdateAsync("Visit"));
        Assert.IsType<GateResult.Conflict>(await gate.UpdateAsync("Write"));
        Assert.Single(await InStateAsync(IntentState.Quarantined));
    }

    [Fact]
    public async Task R5_quarantined_and_the_same_body_is_quarantined_and_another_is_a_conflict()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        await gate.CallAsync("crm_post", """{"channelId":"C-1"}""");
        Assert.IsType<GateResult.Quarantined>(await gate.CallAsync("crm_post", """{"channelId":"C-1"}"""));
        Assert.IsType<GateResult.Quarantined>(await gate.CallAsync("crm_post", """{"channelId":"C-1"}"""));
        Assert.Single(gate.Crm.Effects);
    }

    private async Task<GateResult.PendingApproval> DenyAsync(string reason)
    {
        GateResult.PendingApproval pending = await StageAsync("Won");
        ApprovalAnswer answer = await gate.Gate.Approvals.DenyAsync("acme", pending.IntentId!, pending.Digest, "olga", reason);
        Assert.True(answer.IsTaken, answer.Why);
        return pending;
    }

    private async Task<GateResult.PendingApproval> StageAsync(string stage)
        => Assert.IsType<GateResult.PendingApproval>(await CallStageAsync(stage));

    private Task<GateResult> CallStageAsync(string stage)
        => gate.CallAsync("crm_update_deal", $$"""{"dealId":"D-1","changes":{"stage":"{{stage}}" } }""");

    private ValueTask<IReadOnlyList<Intent>> InStateAsync(IntentState state)
        => gate.Gate.Store.ListAsync(new IntentQuery { Tenant = "acme", States = [state] }, CancellationToken.None);
}
