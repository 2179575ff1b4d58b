using WriteGate.Tests.Gate;

namespace WriteGate.Tests.ShadowMode;

/// <summary>What this gate wrote, or may have written, is never counted as a person's, however close it came.</summary>
public sealed class OwnWriteTests : IAsyncLifetime
{
    private readonly ShadowDesk desk = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await desk.DisposeAsync();

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R11_a_write_that_was_sent_and_set_aside_may_stand(bool discarded)
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        desk.Gate.Crm.BeforeEffect = _ => throw new IOException("lost");
        GateResult lost = await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", shadow: false);
        desk.Gate.Crm.Put(desk.Gate.Crm.Find("D-1")! with { NextStep = "Write" });
        Assert.IsType<GateResult.Quarantined>(Assert.Single(await desk.Gate.Gate.ResolveUnknownAsync("acme")));
        if (discarded)
        {
            Assert.True((await desk.Gate.Gate.Quarantine.DiscardAsync("acme", lost.IntentId!, "olga", "It did not arrive.")).IsTaken);
        }

        desk.Gate.Crm.Put(desk.Gate.Crm.Find("D-1")! with { NextStep = "Visit" });

        Assert.Equal(ShadowVerdict.NotComparable, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_a_write_that_was_set_aside_before_it_was_sent_counts_for_nothing()
    {
        await using ShadowDesk strict = new(("Resources:crm.deal:Findings:Email", "Quarantine"));
        await strict.UpdateDealAsync("""{"nextStep":"Visit"}""");
        Assert.IsType<GateResult.Quarantined>(await strict.UpdateDealAsync("""{"nextStep":"Write to ada@example.com"}""", shadow: false));
        strict.Gate.Crm.Put(strict.Gate.Crm.Find("D-1")! with { NextStep = "Visit" });

        Assert.Equal(ShadowVerdict.AppliedByAHuman, await strict.VerdictAsync());
    }

    [Fact]
    public async Task R11_a_write_that_settled_while_the_proposal_was_made_is_the_gates()
    {
        desk.Gate.OnStep = async (step, _) =>
        {
            if (step == GateStep.Decided)
            {
                desk.Gate.OnStep = null;
                Assert.IsType<GateResult.Applied>(await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", shadow: false));
                desk.Gate.Time.Advance(TimeSpan.FromSeconds(1));
            }
        };
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");

        Assert.Equal(ShadowVerdict.WrittenByTheGate, await desk.VerdictAsync());
    }

    [Fact]
    public async Task R11_a_write_while_the_record_is_read_leaves_the_proposal_open()
    {
        await desk.UpdateDealAsync("""{"nextStep":"Visit"}""");
        desk.Gate.Crm.UnderRead = async _ =>
        {
            desk.Gate.Crm.UnderRead = null;
            Assert.IsType<GateResult.Applied>(await desk.UpdateDealAsync("""{"nextStep":"Visit"}""", shadow: false));
        };

        Assert.Equal("This gate wrote to the field while the record was read.", Assert.Single(await desk.CompareAsync()).Why);
        Assert.Equal(ShadowVerdict.WrittenByTheGate, Assert.Single(await desk.Shadow.CompareAsync("acme")).Verdict);
    }
}
