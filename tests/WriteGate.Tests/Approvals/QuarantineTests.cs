using WriteGate.Intents;
using WriteGate.Tests.Gate;
using WriteGate.Tests.Inspection;

namespace WriteGate.Tests.Approvals;

public sealed class QuarantineTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R9_what_is_set_aside_is_listed_with_reason_and_age_oldest_first()
    {
        GateResult first = await HeldAsync();
        gate.Time.Advance(TimeSpan.FromHours(3));
        GateResult second = await gate.UpdateAsync("Mail {{customer}}", "D-2");

        IReadOnlyList<QuarantinedWrite> aside = await gate.Gate.Quarantine.ListAsync("acme");
        Assert.Equal([first.IntentId, second.IntentId], aside.Select(write => write.Intent.Id));
        Assert.Equal([TimeSpan.FromHours(3), TimeSpan.Zero], aside.Select(write => write.Age));
        Assert.Contains("a template token at /changes/nextStep", aside[0].Intent.Reason, StringComparison.Ordinal);
        Assert.Null(aside[0].WhyNotReleasable);
        Assert.Empty(await gate.Gate.Quarantine.ListAsync("globex"));
    }

    [Fact]
    public async Task R9_a_released_write_awaits_approval_with_the_record_as_it_now_is()
    {
        GateResult held = await HeldAsync();
        gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "Wait" });
        Assert.True((await ReleaseAsync(held)).IsTaken);

        Intent card = Assert.Single(await gate.Gate.Approvals.ListAsync("acme"));
        Assert.Equal(held.IntentId, card.Id);
        Assert.Equal("""{"nextStep":"Wait"}"""u8.ToArray(), card.Before);
        Assert.StartsWith("Released from quarantine by olga: The mark is meant. It was there because: It holds a template token", card.Reason, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);

        Assert.True((await gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga")).IsTaken);
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", card.Id));
        Assert.Equal("Mail {{name}}", gate.Crm.Find("D-1")!.NextStep);
        Assert.Equal(["quarantined", "released", "approved", "claimed", "applied"], await gate.ActionsAsync());
    }

    [Theory]
    [InlineData("scout")]
    [InlineData("U7")]
    public async Task R9_neither_the_proposing_agent_nor_its_user_releases_or_discards(string person)
    {
        GateResult held = await HeldAsync();
        Assert.Contains("somebody else has to decide", (await ReleaseAsync(held, person)).Why, StringComparison.Ordinal);
        Assert.Contains("somebody else has to decide", (await DiscardAsync(held, person)).Why, StringComparison.Ordinal);
        Assert.Equal(IntentState.Quarantined, (await gate.IntentAsync(held.IntentId!)).State);
        Assert.Equal(["quarantined", "release_refused", "discard_refused"], await gate.ActionsAsync());
    }

    [Fact]
    public async Task R9_a_discarded_write_is_denied_when_it_is_sent_again_and_cannot_be_released()
    {
        GateResult held = await HeldAsync();
        Assert.True((await DiscardAsync(held)).IsTaken);

        Assert.Equal("Not wanted.", Assert.IsType<GateResult.Denied>(await HeldCallAsync()).Why);
        Assert.Equal("The write is Discarded and not in quarantine.", (await ReleaseAsync(held)).Why);
        Assert.Empty(await gate.Gate.Quarantine.ListAsync("acme"));
        Assert.Equal("olga", (await gate.JournalAsync()).Single(row => row.Entry.Action == "discarded").Entry.Actor);
    }

    [Fact]
    public async Task R9_a_decision_needs_a_reason()
    {
        GateResult held = await HeldAsync();
        await Assert.ThrowsAsync<ArgumentException>(() => gate.Gate.Quarantine.ReleaseAsync("acme", held.IntentId!, "olga", " "));
        await Assert.ThrowsAsync<ArgumentException>(() => gate.Gate.Quarantine.DiscardAsync("acme", held.IntentId!, "", "because"));
    }

    [Fact]
    public async Task R9_of_sixteen_decisions_at_once_one_is_taken()
    {
        GateResult held = await HeldAsync();
        ApprovalAnswer[] answers = await Task.WhenAll(Enumerable.Range(0, 16).Select(i => Task.Run(() => i % 2 == 0 ? ReleaseAsync(held) : DiscardAsync(held))));
        Assert.Single(answers, answer => answer.IsTaken);
    }

    [Fact]
    public async Task R9_what_was_not_kept_says_that_it_cannot_be_released()
    {
        await using DeskGate desk = new(key: null);
        GateResult held = await desk.SendAsync("ask ann.smith@example.com");
        Assert.Contains("It was not kept, because there was no key to encrypt it", Assert.Single(await desk.Gate.Quarantine.ListAsync("acme")).WhyNotReleasable, StringComparison.Ordinal);
        Assert.Contains("It was not kept", (await desk.Gate.Quarantine.ReleaseAsync("acme", held.IntentId!, "olga", "fine")).Why, StringComparison.Ordinal);
        Assert.True((await desk.Gate.Quarantine.DiscardAsync("acme", held.IntentId!, "olga", "gone")).IsTaken);
    }

    [Fact]
    public async Task R9_a_call_that_reused_a_key_is_released_with_the_difference_to_what_is_there_now()
    {
        await gate.UpdateAsync("Visit");
        await gate.UpdateAsync("Write");
        QuarantinedWrite other = Assert.Single(await gate.Gate.Quarantine.ListAsync("acme"));
        Assert.True((await gate.Gate.Quarantine.ReleaseAsync("acme", other.Intent.Id, "olga", "It is a new step.")).IsTaken);
        Assert.Equal(
            ("""{"nextStep":"Visit"}""", """{"nextStep":"Write"}"""),
            (System.Text.Encoding.UTF8.GetString((await gate.IntentAsync(other.Intent.Id)).Before!), System.Text.Encoding.UTF8.GetString((await gate.IntentAsync(other.Intent.Id)).After!)));
    }

    [Fact]
    public async Task R9_an_unknown_write_that_happened_after_all_is_not_released()
    {
        gate.Crm.BeforeEffect = _ => throw new TimeoutException();
        await gate.UpdateAsync("Visit", "D-3");
        gate.Crm.BeforeEffect = null;
        gate.Crm.Put(gate.Crm.Find("D-3")! with { NextStep = "Somebody else" });
        GateResult aside = Assert.IsType<GateResult.Quarantined>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));

        gate.Crm.Put(gate.Crm.Find("D-3")! with { NextStep = "Visit" });
        Assert.Equal("The record already is as proposed; there is nothing left to approve.", (await ReleaseAsync(aside)).Why);
    }

    [Fact]
    public async Task R9_a_batch_that_was_begun_is_not_released_as_a_whole()
    {
        gate.Crm.AfterEffect = effect =>
        {
            if (effect == "patch D-2")
            {
                gate.Crm.Put(gate.Crm.Find("D-2")! with { NextStep = "neither" });
                throw new TimeoutException();
            }
        };
        GateResult stopped = await gate.CallAsync(
            "crm_update_deals", """{"items":[{"dealId":"D-1","changes":{"nextStep":"Visit"}},{"dealId":"D-2","changes":{"nextStep":"Visit"}}]}""");
        Assert.IsType<GateResult.PartlyApplied>(stopped);
        await gate.Gate.ResolveUnknownAsync("acme");

        IReadOnlyList<QuarantinedWrite> aside = await gate.Gate.Quarantine.ListAsync("acme");
        Assert.Equal(2, aside.Count);
        Assert.Equal("It is a batch or plan that was begun; take back what stands of it, or discard it.", (await ReleaseAsync(stopped)).Why);
        Assert.Contains("an item of a batch", aside.Single(write => write.Intent.ParentId is not null).WhyNotReleasable, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R8_the_digest_from_before_a_release_approves_nothing_even_if_the_record_is_as_it_was()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_call_lead", """{"leadId":"L-1"}"""));
        await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga");
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        await gate.Gate.ExecuteApprovedAsync("acme", pending.IntentId!);
        await gate.Gate.ResolveUnknownAsync("acme");
        Assert.True((await ReleaseAsync(pending)).IsTaken);

        Assert.False((await gate.Gate.Approvals.ApproveAsync("acme", pending.IntentId!, pending.Digest, "olga")).IsTaken);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R9_what_was_released_does_not_run_again_because_the_policy_was_changed_since(bool strictFirst)
    {
        await using DeskGate desk = new(settings: ("Defaults:Findings:Email", strictFirst ? "Quarantine" : "Allow"));
        GateResult first = await desk.SendAsync("ask ann@example.com", "c1");
        if (first is GateResult.Quarantined)
        {
            await desk.Gate.Quarantine.ReleaseAsync("acme", first.IntentId!, "olga", "fine");
            Intent card = Assert.Single(await desk.Gate.Approvals.ListAsync("acme"));
            await desk.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga");
            await desk.Gate.ExecuteApprovedAsync("acme", card.Id);
        }

        desk.Set("Defaults:Findings:Email", strictFirst ? "Allow" : "Quarantine");
        Assert.IsType<GateResult.Replayed>(await desk.SendAsync("ask ann@example.com", "c1"));
        Assert.Single(desk.Desk.Sent);
    }

    [Fact]
    public async Task R9_what_still_waits_for_a_person_does_not_run_because_the_policy_was_relaxed()
    {
        await using DeskGate desk = new(settings: [("Defaults:Findings:Email", "Quarantine"), ("Defaults:Findings:Phone", "Approval")]);
        GateResult aside = await desk.SendAsync("ask ann@example.com", "c1");
        GateResult waiting = await desk.SendAsync("call +49 30 901820", "c2");
        desk.Set("Defaults:Findings:Email", "Allow");
        desk.Set("Defaults:Findings:Phone", "Allow");

        Assert.Equal(aside.IntentId, Assert.IsType<GateResult.Quarantined>(await desk.SendAsync("ask ann@example.com", "c1")).IntentId);
        Assert.Equal(waiting.IntentId, Assert.IsType<GateResult.PendingApproval>(await desk.SendAsync("call +49 30 901820", "c2")).IntentId);
        Assert.Empty(desk.Desk.Sent);

        // Another text under the same key is another write, as before.
        Assert.IsType<GateResult.Applied>(await desk.SendAsync("ask Ann", "c1"));
    }

    private async Task<GateResult.Quarantined> HeldAsync() => Assert.IsType<GateResult.Quarantined>(await HeldCallAsync());

    private Task<GateResult> HeldCallAsync() => gate.UpdateAsync("Mail {{name}}");

    private Task<ApprovalAnswer> ReleaseAsync(GateResult held, string person = "olga")
        => gate.Gate.Quarantine.ReleaseAsync("acme", held.IntentId!, person, "The mark is meant.");

    private Task<ApprovalAnswer> DiscardAsync(GateResult held, string person = "olga")
        => gate.Gate.Quarantine.DiscardAsync("acme", held.IntentId!, person, "Not wanted.");
}
