using WriteGate.Drift;
using WriteGate.Intents;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Drift;

public sealed class DriftTests : IAsyncLifetime
{
    private static readonly List<ProbedField> Fields = [];
    private static readonly Lock One = new();
    private static int asked;
    private static Exception? fault;

    private readonly GateHarness gate = new(with: builder => builder.AddRecordProbe<Probe>("crm.deal"));

    public Task InitializeAsync()
    {
        Answer(new("nextStep") { Type = "string" }, new("due"), new("stage") { Values = ["Open", "Qualified", "Won", "Lost"] });
        (asked, fault) = (0, null);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R24_a_field_that_no_longer_exists_is_not_written()
    {
        Answer(new ProbedField("due"), new ProbedField("stage"));
        GateResult.Denied denied = Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("Visit"));
        Assert.Contains("nextStep no longer exists", denied.Message, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
        Assert.Equal("denied", Assert.Single(await gate.ActionsAsync()));
    }

    [Theory]
    [InlineData("integer", "nextStep is integer and no longer string")]
    [InlineData("array", "nextStep is array and no longer string")]
    public async Task R24_a_field_of_another_type_is_not_written(string type, string why)
    {
        Answer(new ProbedField("nextStep") { Type = type });
        Assert.Contains(why, Assert.IsType<GateResult.Denied>(await gate.UpdateAsync("Visit")).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R24_a_value_that_the_system_no_longer_takes_is_noticed_before_it_is_proposed()
    {
        Answer(new ProbedField("stage") { Type = "string", Values = ["Open", "Closed"] });
        GateResult result = await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}""");
        Assert.Contains("stage no longer takes Qualified, Won", Assert.IsType<GateResult.Denied>(result).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R24_what_the_write_does_not_touch_does_not_stop_it()
    {
        Answer(new ProbedField("nextStep"));
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R24_drift_is_alerted_of_once_for_each_answer()
    {
        Answer(new ProbedField("due"));
        await gate.UpdateAsync("Visit");
        await gate.UpdateAsync("Visit", "D-2");
        Assert.Equal("schema_drift", Assert.Single(gate.Alerts).Kind);
        gate.Time.Advance(TimeSpan.FromMinutes(5));
        await gate.UpdateAsync("Visit", "D-3");
        Assert.Equal(2, gate.Alerts.Count);
    }

    [Fact]
    public async Task A_probe_is_asked_again_only_after_its_interval()
    {
        await gate.UpdateAsync("Visit");
        await gate.UpdateAsync("Visit", "D-2");
        Assert.Equal(1, asked);
        gate.Time.Advance(TimeSpan.FromMinutes(5));
        await gate.UpdateAsync("Call", "D-3");
        Assert.Equal(2, asked);
    }

    [Fact]
    public async Task A_probe_that_fails_keeps_the_resource_from_being_written_until_it_answers()
    {
        fault = new InvalidOperationException("no metadata today");
        GateResult.Failed failed = Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit"));
        Assert.True(failed.MayRetry);
        Assert.Empty(gate.Crm.Effects);
        fault = null;
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R24_an_approved_write_waits_while_the_system_has_drifted()
    {
        GateResult proposed = await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}""");
        Intent intent = await gate.IntentAsync(Assert.IsType<GateResult.PendingApproval>(proposed).IntentId!);
        Assert.True((await gate.Gate.Approvals.ApproveAsync("acme", intent.Id, intent.Digest!, "ann")).IsTaken);
        Answer(new ProbedField("stage") { Values = ["Open"] });
        gate.Time.Advance(TimeSpan.FromMinutes(5));

        Assert.IsType<GateResult.PendingApproval>(await gate.Gate.ExecuteApprovedAsync("acme", intent.Id));
        Assert.Empty(gate.Crm.Effects);
        Answer(new ProbedField("stage"));
        gate.Time.Advance(TimeSpan.FromMinutes(5));
        Assert.IsType<GateResult.Applied>(await gate.Gate.ExecuteApprovedAsync("acme", intent.Id));
    }

    [Fact]
    public async Task R24_a_write_is_not_taken_back_into_a_field_that_has_changed()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        Drift(new ProbedField("due"));
        RollbackReport report = await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga");

        Assert.Equal(RollbackOutcome.NotReversible, report.Outcome);
        Assert.Contains("nextStep no longer exists", report.Why, StringComparison.Ordinal);
        Assert.Single(gate.Crm.Effects);
        Drift(new ProbedField("nextStep"));
        Assert.Equal(RollbackOutcome.RolledBack, (await gate.Gate.Rollbacks.WriteAsync("acme", applied.IntentId!, "olga")).Outcome);
    }

    [Fact]
    public async Task R24_an_unknown_write_is_not_sent_again_to_a_system_that_has_drifted()
    {
        gate.Crm.BeforeEffect = _ => throw new TimeoutException();
        Assert.IsType<GateResult.Unknown>(await gate.UpdateAsync("Visit"));
        gate.Crm.BeforeEffect = null;
        Drift(new ProbedField("due"));

        GateResult.Unknown still = Assert.IsType<GateResult.Unknown>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));
        Assert.Contains("nextStep no longer exists", still.Message, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
        Drift(new ProbedField("nextStep"));
        Assert.IsType<GateResult.Applied>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));
    }

    [Fact]
    public async Task R24_an_edit_is_held_to_the_same()
    {
        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(
            await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"stage":"Won"}}"""));
        Drift(new ProbedField("stage") { Values = ["Open"] });
        ApprovalAnswer answer = await gate.Gate.Approvals.EditAsync(
            "acme", pending.IntentId!, pending.Digest, "olga", """{"dealId":"D-1","changes":{"stage":"Qualified"}}"""u8.ToArray());
        Assert.Contains("stage no longer takes", answer.Why, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R24_a_batch_is_held_to_the_same()
    {
        Answer(new ProbedField("due"));
        GateResult result = await gate.CallAsync("crm_update_deals", """{"items":[{"dealId":"D-1","changes":{"nextStep":"A"}},{"dealId":"D-2","changes":{"due":"2026-05-01"}}]}""");
        Assert.IsType<GateResult.Denied>(result);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public void A_probe_for_a_resource_that_nothing_writes_fails_at_start()
    {
        Exception exception = Assert.ThrowsAny<Exception>(() => new GateHarness(with: builder => builder.AddRecordProbe<Probe>("crm.nothing")));
        Assert.Contains("\"crm.nothing\", which no registered tool writes", exception.Message, StringComparison.Ordinal);
    }

    private void Drift(params ProbedField[] fields)
    {
        Answer(fields);
        gate.Time.Advance(TimeSpan.FromMinutes(5));
    }

    private static void Answer(params ProbedField[] fields)
    {
        lock (One)
        {
            Fields.Clear();
            Fields.AddRange(fields);
        }
    }

    private sealed class Probe : IRecordProbe
    {
        public ValueTask<IReadOnlyCollection<ProbedField>> DescribeAsync(string tenant, CancellationToken cancellationToken)
        {
            Interlocked.Increment(ref asked);
            lock (One)
            {
                return fault is null ? new([.. Fields]) : throw fault;
            }
        }
    }
}
