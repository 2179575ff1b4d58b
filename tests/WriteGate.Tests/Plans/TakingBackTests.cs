using System.Text;

using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Plans;

/// <summary>A plan is called rolled back only when nothing of it stands, and nobody takes back what is in somebody else's hands.</summary>
public sealed class TakingBackTests : IAsyncLifetime
{
    private readonly PlanGate gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Theory]
    [InlineData("D-1", "D-2")]
    [InlineData("D-2", "D-1")]
    public async Task R19_a_plan_of_which_one_write_stands_is_never_called_rolled_back(string stands, string takenBack)
    {
        await gate.StageThreeAsync();
        RefuseThird(() => gate.Crm.Put(gate.Crm.Find(stands)! with { NextStep = "Somebody else", Version = "v9" }));
        GateResult stopped = Assert.IsType<GateResult.PartlyApplied>(await gate.Run.SubmitPlanAsync());
        gate.Crm.BeforeEffect = null;

        GateResult resolved = Assert.Single(await gate.Gate.ResolveUnknownAsync("acme"));

        Assert.Contains($"Not taken back: crm.deal \"{stands}\"", Assert.IsType<GateResult.PartlyApplied>(resolved).Message, StringComparison.Ordinal);
        IReadOnlyList<Intent> items = await gate.ItemsAsync(stopped);
        Assert.Equal(IntentState.Applied, items.Single(item => item.RecordId == stands).State);
        Assert.Equal(IntentState.RolledBack, items.Single(item => item.RecordId == takenBack).State);
    }

    [Fact]
    public async Task R19_a_write_whose_taking_back_is_not_known_is_read_back_before_the_plan_is_called_rolled_back()
    {
        await gate.StageThreeAsync();
        RefuseThird();
        gate.Crm.AfterEffect = _ =>
        {
            if (gate.Crm.Effects.Count == 3)
            {
                throw new TimeoutException();
            }
        };
        GateResult stopped = Assert.IsType<GateResult.PartlyApplied>(await gate.Run.SubmitPlanAsync());
        gate.Crm.BeforeEffect = null;
        gate.Crm.AfterEffect = null;
        Assert.Equal([IntentState.RolledBack, IntentState.Applied, IntentState.Failed], await gate.StatesAsync(stopped));

        GateResult resolved = Assert.Single(await gate.Gate.ResolveUnknownAsync("acme"));

        Assert.IsType<GateResult.RolledBack>(resolved);
        Assert.Equal([IntentState.RolledBack, IntentState.RolledBack, IntentState.Failed], await gate.StatesAsync(stopped));
        Assert.Equal(["patch D-1", "patch D-2", "patch D-2", "patch D-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_whoever_lost_his_lease_takes_nothing_back_of_a_plan_that_another_has_finished()
    {
        await gate.StageThreeAsync();
        Once(GateStep.Claimed, "D-2", async () =>
        {
            gate.Harness.Time.Advance(TimeSpan.FromHours(1));
            Assert.IsType<GateResult.Replayed>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));
        });

        GateResult late = Assert.IsType<GateResult.PartlyApplied>(await gate.Run.SubmitPlanAsync());

        Assert.Equal(["patch D-1", "patch D-2", "patch D-3"], gate.Crm.Effects);
        Assert.Equal(IntentState.Applied, (await gate.Harness.IntentAsync(late.IntentId!)).State);
        Assert.IsType<GateResult.Replayed>(await gate.Run.SubmitPlanAsync());
    }

    [Fact]
    public async Task R19_whoever_lost_the_plan_itself_takes_nothing_back()
    {
        await gate.StageThreeAsync();
        RefuseThird();
        Once(GateStep.Claimed, "D-3", async () =>
        {
            Intent plan = Assert.Single(await gate.Gate.Store.ListAsync(new IntentQuery { States = [IntentState.Claimed] }, CancellationToken.None), intent => intent.ParentId is null);
            Intent unknown = plan with { State = IntentState.Unknown };
            Assert.NotNull(await gate.Gate.Store.MoveAsync(new Move(plan, unknown, unknown.Entry("unknown")), CancellationToken.None));
        });

        Assert.Contains("its claim could not be renewed", Assert.IsType<GateResult.PartlyApplied>(await gate.Run.SubmitPlanAsync()).Message, StringComparison.Ordinal);

        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
        Assert.IsType<GateResult.RolledBack>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));
        Assert.Equal(["patch D-1", "patch D-2", "patch D-2", "patch D-1"], gate.Crm.Effects);
    }

    [Fact]
    public async Task R19_of_two_who_resolve_a_plan_the_second_leaves_what_the_first_is_sending()
    {
        await gate.StageThreeAsync();
        gate.Crm.BeforeEffect = effect => _ = effect == "patch D-2" ? throw new TimeoutException() : effect;
        GateResult stopped = await gate.Run.SubmitPlanAsync();
        gate.Crm.BeforeEffect = null;
        Once(GateStep.Claimed, "D-2", async () =>
        {
            Assert.IsType<GateResult.InProgress>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));
            Assert.Equal([IntentState.Applied, IntentState.Claimed, IntentState.Claimed], await gate.StatesAsync(stopped));
        });

        Assert.IsType<GateResult.Replayed>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));

        Assert.Equal(["patch D-1", "patch D-2", "patch D-3"], gate.Crm.Effects);
    }

    [Theory]
    [InlineData("run")]
    [InlineData("plan")]
    [InlineData("item")]
    public async Task R19_nothing_is_taken_back_of_a_plan_that_is_being_written(string what)
    {
        await gate.StageThreeAsync();
        Once(GateStep.Settled, "D-1", async () =>
        {
            Intent item = Assert.Single(await gate.Gate.Store.ListAsync(new IntentQuery { States = [IntentState.Applied] }, CancellationToken.None));
            RollbackReport report = what switch
            {
                "run" => Assert.Single(await gate.Gate.Rollbacks.RunAsync("acme", gate.Run.Id, "olga")),
                "plan" => await gate.Gate.Rollbacks.WriteAsync("acme", item.ParentId!, "olga"),
                _ => await gate.Gate.Rollbacks.WriteAsync("acme", item.Id, "olga"),
            };
            Assert.Equal(RollbackOutcome.Locked, report.Outcome);
            Assert.Contains("Wait until that has ended, or stop the gate first", report.Why, StringComparison.Ordinal);
        });

        GateResult applied = Assert.IsType<GateResult.Applied>(await gate.Run.SubmitPlanAsync());

        Assert.Equal(["patch D-1", "patch D-2", "patch D-3"], gate.Crm.Effects);
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
    }

    [Fact]
    public async Task R19_an_interrupted_plan_of_the_most_writes_keeps_no_other_write_from_being_resolved()
    {
        gate.Harness.Set("Resources:crm.deal:RequireApprovalOver", "5000");
        foreach (int[] batch in Enumerable.Range(1, GateRun.MostStaged).Chunk(50))
        {
            Array.ForEach(batch, id => gate.Crm.Put(new Deal { Id = $"P-{id}", Version = "v1" }));
            string items = string.Join(",", batch.Select(id => $$$"""{"dealId":"P-{{{id}}}","changes":{"nextStep":"b"}}"""));
            await PlanGate.StagedAsync(gate.CallAsync("crm_update_deals", $$"""{"items":[{{items}}]}"""));
        }

        gate.DieAt(GateStep.Claimed, _ => true);
        await gate.RestartAfterSubmittingAsync();
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        GateResult other = Assert.IsType<GateResult.Unknown>(await gate.Harness.OpenRun().CallAsync("crm_update_deal", Encoding.UTF8.GetBytes("""{"dealId":"D-1","changes":{"nextStep":"Visit"}}""")));
        gate.Crm.AfterEffect = null;
        gate.Gate.Stop("olga", "drill");

        await gate.Gate.ResolveUnknownAsync("acme");

        Assert.Equal(IntentState.Applied, (await gate.Harness.IntentAsync(other.IntentId!)).State);
        Assert.Equal(["patch D-1"], gate.Crm.Effects);
    }

    private void RefuseThird(Action? meanwhile = null) => gate.Crm.BeforeEffect = effect =>
    {
        if (effect == "patch D-3")
        {
            meanwhile?.Invoke();
            throw new WriteRefusedException("closed");
        }
    };

    // Lets something happen when an item comes to a step for the first time.
    private void Once(GateStep step, string record, Func<Task> meanwhile) => gate.Harness.OnStep = async (reached, intent) =>
    {
        if (reached == step && intent!.RecordId == record)
        {
            gate.Harness.OnStep = null;
            await meanwhile();
        }
    };
}
