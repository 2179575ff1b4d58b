using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Approvals;

public sealed class ReviewTests : IAsyncLifetime
{
    private readonly GateHarness gate = new(settings: [("Resources:crm.deal:SampleForReview", "1")]);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R8_a_sampled_write_is_carded_after_the_fact_and_a_person_lets_it_stand()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        await gate.CallAsync("crm_create_note", """{"text":"not sampled"}""");
        Assert.Equal(applied.IntentId, Assert.Single(await gate.Gate.Reviews.ListAsync("acme")).Id);
        Assert.Empty(await gate.Gate.Reviews.ListAsync("globex"));

        Assert.Contains("somebody else", (await gate.Gate.Reviews.AcknowledgeAsync("acme", applied.IntentId!, "scout")).Why, StringComparison.Ordinal);
        Assert.Contains("somebody else", (await gate.Gate.Reviews.AcknowledgeAsync("acme", applied.IntentId!, "u7")).Why, StringComparison.Ordinal);
        gate.Time.Advance(TimeSpan.FromMinutes(1));
        DateTimeOffset? settled = (await gate.IntentAsync(applied.IntentId!)).SettledAt;
        Assert.True((await gate.Gate.Reviews.AcknowledgeAsync("acme", applied.IntentId!, "olga", "fine")).IsTaken);

        Assert.Empty(await gate.Gate.Reviews.ListAsync("acme"));
        Assert.Equal((IntentState.Applied, settled), ((await gate.IntentAsync(applied.IntentId!)).State, (await gate.IntentAsync(applied.IntentId!)).SettledAt));
        Assert.Equal(("reviewed", "olga", "fine"), (await gate.JournalAsync()).Select(row => (row.Entry.Action, row.Entry.Actor, row.Entry.Reason)).Last());
        Assert.Contains("not to be reviewed", (await gate.Gate.Reviews.AcknowledgeAsync("acme", applied.IntentId!, "olga")).Why, StringComparison.Ordinal);
        Assert.False((await gate.Gate.Reviews.AcknowledgeAsync("acme", "none", "olga")).IsTaken);
    }

    [Fact]
    public async Task R8_taking_a_sampled_write_back_closes_its_card()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
        Assert.Empty(await gate.Gate.Reviews.ListAsync("acme"));
    }

    [Fact]
    public async Task R8_a_sampled_batch_is_one_card_and_what_was_not_written_is_none()
    {
        GateResult batch = await gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-1","changes":{"nextStep":"a"}},{"dealId":"D-2","changes":{"nextStep":"b"}}]}""");
        gate.Crm.BeforeEffect = _ => throw new WriteRefusedException("no");
        await gate.UpdateAsync("Visit", "D-3");
        Assert.Equal(batch.IntentId, Assert.Single(await gate.Gate.Reviews.ListAsync("acme")).Id);
    }

    [Fact]
    public async Task R8_a_sample_costs_the_write_no_commit()
    {
        await gate.Gate.StartAsync();
        long before = gate.Commits;
        await gate.UpdateAsync("Visit");
        Assert.Equal(2, gate.Commits - before);
    }

    [Fact]
    public void R8_a_sample_is_the_same_whoever_draws_it_and_as_large_as_it_was_asked_to_be()
    {
        string[] ids = [.. Enumerable.Range(0, 10_000).Select(i => $"{i:x32}")];
        Assert.Equal(ids.Where(id => ReviewSample.Takes(id, 0.05)), ids.Where(id => ReviewSample.Takes(id, 0.05)));
        Assert.InRange(ids.Count(id => ReviewSample.Takes(id, 0.05)), 400, 600);
        Assert.All(ids.Where(id => ReviewSample.Takes(id, 0.05)), id => Assert.True(ReviewSample.Takes(id, 0.1)));
        Assert.DoesNotContain(ids, id => ReviewSample.Takes(id, 0));
        Assert.All(ids, id => Assert.True(ReviewSample.Takes(id, 1)));
    }
}
