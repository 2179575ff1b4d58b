using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.ShadowMode;

/// <summary>A pass of comparisons holds up nothing else, and no record holds up the others.</summary>
public sealed class ComparisonPassTests : IAsyncLifetime
{
    private readonly ShadowDesk desk = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Fact]
    public async Task R11_the_worker_compares_after_it_has_written_what_was_approved()
    {
        await ProposeAsync("D-2");
        desk.Gate.Time.Advance(ShadowDesk.Week);
        Intent card = await desk.Gate.IntentAsync((await desk.UpdateDealAsync("""{"stage":"Won"}""", shadow: false)).IntentId!);
        await desk.Gate.Gate.Approvals.ApproveAsync("acme", card.Id, card.Digest!, "olga");
        List<int> written = [];
        desk.Gate.Crm.UnderRead = _ =>
        {
            written.Add(desk.Gate.Crm.Effects.Count);
            return Task.CompletedTask;
        };

        await desk.Gate.Worker.PassAsync(CancellationToken.None);

        Assert.Equal(1, written[^1]);
        Assert.Empty(await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_a_pass_compares_500_and_the_next_one_the_rest()
    {
        for (int batch = 0; batch < 11; batch++)
        {
            string[] ids = [.. Enumerable.Range(batch * 50, 50).Select(number => $"W-{number:000}")];
            foreach (string id in ids)
            {
                desk.Gate.Crm.Put(new Deal { Id = id, Version = "v1" });
            }

            string items = string.Join(",", ids.Select(id => $$$"""{"dealId":"{{{id}}}","changes":{"nextStep":"Visit"}}"""));
            await desk.CallAsync("crm_update_deals", $$"""{"items":[{{items}}]}""", shadow: true);
        }

        IReadOnlyList<ShadowComparison> first = await desk.CompareAsync();

        Assert.Equal((500, "W-000", "W-499"), (first.Count, first[0].RecordId, first[^1].RecordId));
        Assert.Equal(50, (await desk.Shadow.CompareAsync("acme")).Count);
    }

    [Fact]
    public async Task R11_a_pass_begins_no_other_record_after_a_minute()
    {
        await ProposeAsync("D-1");
        await ProposeAsync("D-2");
        desk.Gate.Crm.UnderRead = _ =>
        {
            desk.Gate.Time.Advance(TimeSpan.FromSeconds(61));
            return Task.CompletedTask;
        };

        Assert.Equal("D-1", Assert.Single(await desk.CompareAsync()).RecordId);
        Assert.Equal("D-2", Assert.Single(await desk.Shadow.CompareAsync("acme")).RecordId);
    }

    [Fact]
    public async Task R11_a_read_that_takes_longer_than_a_write_may_is_ended_and_the_proposal_stays_open()
    {
        await ProposeAsync("D-1");
        desk.Gate.Crm.UnderRead = token =>
        {
            desk.Gate.Time.Advance(desk.Gate.Options.WriteTimeout);
            token.ThrowIfCancellationRequested();
            return Task.CompletedTask;
        };

        Assert.Equal("crm.deal could not be read (OperationCanceledException).", Assert.Single(await desk.CompareAsync()).Why);
        Assert.Single(await desk.OpenAsync());
    }

    [Fact]
    public async Task R11_one_record_that_cannot_be_read_keeps_no_other_from_being_compared()
    {
        await ProposeAsync("D-1");
        await ProposeAsync("D-2");
        await ProposeAsync("D-3");
        desk.Gate.Crm.BeforeRead = () =>
        {
            desk.Gate.Crm.BeforeRead = null;
            throw new IOException("too large");
        };

        Assert.Equal([ShadowVerdict.None, ShadowVerdict.Unchanged, ShadowVerdict.Unchanged], (await desk.CompareAsync()).Select(comparison => comparison.Verdict));
    }

    [Fact]
    public async Task R11_what_stayed_open_comes_after_what_has_not_had_its_turn()
    {
        await ProposeAsync("D-1");
        desk.Gate.Crm.BeforeRead = () => throw new IOException("down");
        await desk.CompareAsync();
        desk.Gate.Crm.BeforeRead = null;
        await ProposeAsync("D-2");

        Assert.Equal(["D-2", "D-1"], (await desk.CompareAsync()).Select(comparison => comparison.RecordId));
    }

    [Fact]
    public async Task R11_what_cannot_be_read_until_it_counts_no_more_comes_to_rest()
    {
        await ProposeAsync("D-1");
        desk.Gate.Crm.BeforeRead = () => throw new IOException("down");
        Assert.Equal(ShadowVerdict.None, Assert.Single(await desk.CompareAsync(desk.Gate.Options.ShadowPeriod)).Verdict);

        ShadowComparison ended = Assert.Single(await desk.CompareAsync(TimeSpan.FromSeconds(1)));

        Assert.Equal((ShadowVerdict.NotComparable, "crm.deal could not be read (IOException). It was proposed longer ago than counts (ShadowPeriod)."), (ended.Verdict, ended.Why));
        Assert.Empty(await desk.OpenAsync());
    }

    [Theory]
    [InlineData("before")]
    [InlineData("after")]
    public async Task R11_a_stored_image_that_fits_the_record_no_more_is_not_comparable(string image)
    {
        await ProposeAsync("D-1");
        desk.Forge($"UPDATE intents SET {image} = CAST('{{\"nextStep\":[1]}}' AS BLOB)");

        Assert.Equal(ShadowVerdict.NotComparable, await desk.VerdictAsync());
    }

    private Task<GateResult> ProposeAsync(string dealId) => desk.UpdateDealAsync("""{"nextStep":"Visit"}""", dealId);
}
