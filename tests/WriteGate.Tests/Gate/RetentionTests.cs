using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Tests.Gate;

/// <summary>What the host forgets by itself, and what nothing makes it forget.</summary>
public sealed class RetentionTests : IAsyncLifetime
{
    private static readonly TimeSpan Every = TimeSpan.FromHours(6);

    private readonly GateHarness gate = GateHarness.With(("Retention:Values", "2.00:00:00"), ("Retention:Keys", "60.00:00:00"));

    private RetentionJob Job => gate.Hosted.OfType<RetentionJob>().Single();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Theory]
    [InlineData("writegate/retention")]
    [InlineData("writegate/")]
    public void R13_no_run_can_be_opened_under_a_name_that_the_gate_journals_itself(string run)
    {
        ArgumentException refused = Assert.Throws<ArgumentException>(() => gate.Gate.OpenRun(new RunOptions { Tenant = "acme", Workflow = "sales", Agent = "agent", RunId = run }));
        Assert.Contains("journaled by the gate itself", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R5_the_host_forgets_values_and_later_keys_and_until_then_a_retry_is_not_run()
    {
        GateResult applied = await gate.UpdateAsync("Visit", options: new CallOptions { CallId = "call-1" });
        await StartAsync();
        Assert.NotNull((await gate.IntentAsync(applied.IntentId!)).Body);

        await AdvanceAsync(TimeSpan.FromDays(2));
        Assert.Null((await gate.IntentAsync(applied.IntentId!)).Body);
        gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "Call" });
        Assert.IsType<GateResult.Expired>(await gate.UpdateAsync("Visit", options: new CallOptions { CallId = "call-1" }));
        Assert.Single(gate.Crm.Effects);

        await AdvanceAsync(TimeSpan.FromDays(60));
        Assert.Null(await gate.Gate.Store.FindAsync("acme", applied.IntentId!, default));
        Assert.True((await JournalVerifier.VerifyAsync(gate.Gate.Store, new())).IsIntact);
        await Job.StopAsync(default);
    }

    [Fact]
    public async Task R5_a_duplicate_at_the_last_moment_of_its_window_is_replayed_whatever_is_to_be_forgotten()
    {
        await gate.UpdateAsync("Visit");
        TimeSpan window = Assert.Single(await gate.Gate.Store.ListAsync(new(), default)).Window;
        Retention everything = new() { Values = TimeSpan.Zero, Keys = TimeSpan.Zero };
        gate.Time.Advance(window - TimeSpan.FromMilliseconds(1));
        await gate.Gate.Store.ForgetAsync(everything, default);
        Assert.IsType<GateResult.Replayed>(await gate.UpdateAsync("Visit"));

        gate.Time.Advance(TimeSpan.FromMilliseconds(1));
        await gate.Gate.Store.ForgetAsync(everything, default);
        gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "Call" });
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
        Assert.Equal(2, gate.Crm.Effects.Count);
    }

    [Fact]
    public async Task Without_settings_nothing_is_ever_forgotten()
    {
        await using GateHarness plain = new();
        GateResult applied = await plain.UpdateAsync("Visit");
        Intent before = await plain.IntentAsync(applied.IntentId!);
        plain.Time.Advance(TimeSpan.FromDays(4000));

        Assert.Equal(new Forgotten(0, 0, 0), await plain.Gate.ForgetAsync());

        Assert.Equal(before.Body, (await plain.IntentAsync(applied.IntentId!)).Body);
    }

    [Fact]
    public async Task What_fails_is_tried_again_within_the_hour_and_harms_neither_host_nor_gate()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        await StartAsync();
        Assert.ThrowsAny<Exception>(() => gate.Set("Retention:Keys", "1.00:00:00")); // Less than Values.
        await AdvanceAsync(TimeSpan.FromDays(3));
        Assert.NotNull((await gate.IntentAsync(applied.IntentId!)).Body);
        Assert.False(Job.ExecuteTask!.IsCompleted);
        Assert.Equal(TimeSpan.FromHours(1), gate.Time.Waits.Last());

        gate.Set("Retention:Keys", "60.00:00:00");
        await AdvanceAsync(TimeSpan.FromHours(1));

        Assert.Null((await gate.IntentAsync(applied.IntentId!)).Body);
        Assert.Equal(Every, gate.Time.Waits.Last());
        await Job.StopAsync(default);
    }

    [Fact]
    public async Task It_ends_with_the_host_and_does_nothing_afterwards()
    {
        GateResult applied = await gate.UpdateAsync("Visit");
        await StartAsync();

        await Job.StopAsync(default);

        Assert.True(Job.ExecuteTask!.IsCompletedSuccessfully);
        gate.Time.Advance(TimeSpan.FromDays(3));
        Assert.NotNull((await gate.IntentAsync(applied.IntentId!)).Body);
    }

    [Theory]
    [InlineData("Every", "00:00:00", "WriteGate:Retention:Every must be more than zero and at most 40 days.")]
    [InlineData("Values", "-1.00:00:00", "WriteGate:Retention:Values must be more than zero.")]
    [InlineData("Values", "61.00:00:00", "WriteGate:Retention:Keys needs WriteGate:Retention:Values, at most as long: values do not stay without their key.")]
    [InlineData("Keys", "28.00:00:00", "WriteGate:Retention:Keys must be longer than WriteGate:ShadowPeriod and WriteGate:Lease together, or a write of this gate could pass for a person's.")]
    [InlineData("Journal", "30.00:00:00", "WriteGate:Retention:Journal must be 31 days or more.")]
    public void R25_a_setting_that_would_forget_too_much_is_refused_by_name(string key, string value, string message)
    {
        Dictionary<string, string> settings = new() { ["Values"] = "2.00:00:00", ["Keys"] = "60.00:00:00", [key] = value };

        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(() => GateHarness.With([.. settings.Select(setting => ($"Retention:{setting.Key}", setting.Value))]));

        Assert.Contains(message, refused.Failures);
    }

    [Fact]
    public void Keys_without_values_are_refused() => Assert.Contains(
        "WriteGate:Retention:Keys needs WriteGate:Retention:Values",
        Assert.Throws<OptionsValidationException>(() => GateHarness.With(("Retention:Keys", "60.00:00:00"))).Message,
        StringComparison.Ordinal);

    private async Task StartAsync()
    {
        int waits = gate.Time.Waits.Count;
        await ((IHostedService)Job).StartAsync(default);
        await PauseAsync(waits);
    }

    // To its next pause.
    private async Task AdvanceAsync(TimeSpan by)
    {
        int waits = gate.Time.Waits.Count;
        gate.Time.Advance(by);
        await PauseAsync(waits);
    }

    private async Task PauseAsync(int waits)
    {
        while (gate.Time.Waits.Count <= waits)
        {
            await Task.Yield();
        }
    }
}
