using WriteGate.Intents;

namespace WriteGate.Tests.Ensure;

/// <summary>Writes that are checked before they are called success.</summary>
public sealed class EnsureTests
{
    private const string Update = """{"dealId":"D-1","changes":{"nextStep":"Mail"}}""";
    private const string Post = """{"channelId":"C-1"}""";

    [Fact]
    public async Task R21_a_write_whose_post_condition_holds_is_applied_with_what_was_read_back()
    {
        await using CheckedGate gate = new();
        GateResult applied = await gate.CallAsync("checked_update_deal", Update);
        Assert.IsType<GateResult.Applied>(applied);
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("checked_post", Post));
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("checked_create_note", """{"text":"hello"}"""));

        Assert.Equal(["D-1", "C-1", "N1 hello"], gate.Checks.Asked);
        Assert.Equal(AfterImageSource.ReadBack, (await gate.IntentAsync(applied)).AfterSource);
        Assert.All(await gate.JournalAsync(), entry => Assert.Contains(entry.Action, (string[])["claimed", "applied"]));
    }

    [Theory]
    [InlineData("checked_update_deal", Update, "it was sent, but the stage is wrong.")]
    [InlineData("checked_post", Post, "it was sent, but IsPosted does not hold.")]
    [InlineData("checked_create_note", """{"text":"hello"}""", "it was sent, but the stage is wrong.")]
    public async Task R21_a_write_whose_post_condition_does_not_hold_is_unknown_and_alerted(string tool, string json, string why)
    {
        await using CheckedGate gate = new();
        gate.Checks.Wrong = _ => "the stage is wrong.";
        GateResult result = await gate.CallAsync(tool, json);

        Assert.Contains(why, Assert.IsType<GateResult.Unknown>(result).Message, StringComparison.Ordinal);
        Assert.Equal(IntentState.Unknown, (await gate.IntentAsync(result)).State);
        Assert.Equal(["claimed", "unknown"], (await gate.JournalAsync()).Select(entry => entry.Action));
        Assert.Contains(why, Assert.Single(gate.Alerts).Message, StringComparison.Ordinal);
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R21_what_stays_unconfirmed_is_quarantined_and_never_sent_again()
    {
        await using CheckedGate gate = new();
        gate.Checks.Wrong = _ => "the stage is wrong.";
        await gate.CallAsync("checked_update_deal", Update);
        await gate.CallAsync("checked_create_note", """{"text":"hello"}""");
        await gate.CallAsync("checked_post", Post);

        Assert.All(await gate.Gate.ResolveUnknownAsync("acme"), result => Assert.IsType<GateResult.Quarantined>(result));
        Assert.Equal(3, gate.Crm.Effects.Count);
        Assert.IsType<GateResult.Quarantined>(await gate.CallAsync("checked_post", Post));
        Assert.Equal(3, gate.Crm.Effects.Count);
    }

    [Fact]
    public async Task R21_what_is_confirmed_later_becomes_applied()
    {
        await using CheckedGate gate = new();
        gate.Checks.Wrong = _ => throw new TimeoutException();
        GateResult unknown = await gate.CallAsync("checked_update_deal", Update);
        Assert.Contains("what it left behind could not be read (TimeoutException)", Assert.IsType<GateResult.Unknown>(unknown).Message, StringComparison.Ordinal);
        Assert.IsType<GateResult.Unknown>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));
        gate.Checks.Wrong = _ => null;
        Assert.IsType<GateResult.Replayed>(Assert.Single(await gate.Gate.ResolveUnknownAsync("acme")));

        Assert.Equal(IntentState.Applied, (await gate.IntentAsync(unknown)).State);
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R21_a_record_that_does_not_hold_what_was_written_is_unknown()
    {
        await using CheckedGate gate = new();
        gate.Crm.AfterEffect = _ => gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "trimmed by the system" });
        GateResult result = await gate.CallAsync("checked_update_deal", Update);

        Assert.Contains("nextStep read back other than written", Assert.IsType<GateResult.Unknown>(result).Message, StringComparison.Ordinal);
        Assert.Empty(gate.Checks.Asked);
    }

    [Fact]
    public async Task R21_a_record_that_is_gone_after_the_write_is_unknown()
    {
        await using CheckedGate gate = new();
        gate.Crm.AfterEffect = _ => gate.Crm.Merge("D-1", "D-2", deal => deal);

        Assert.Contains("could not be read back", Assert.IsType<GateResult.Unknown>(await gate.CallAsync("checked_update_deal", Update)).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R21_a_post_condition_is_asked_without_the_permit_and_not_for_a_write_that_failed()
    {
        await using CheckedGate gate = new();
        List<bool> permitted = [];
        gate.Checks.Wrong = _ =>
        {
            permitted.Add(GateScope.Current is null || GateScope.Current.Permit is not null);
            return null;
        };
        await gate.CallAsync("checked_post", Post);
        gate.Crm.BeforeEffect = _ => throw new WriteRefusedException("no");
        await gate.CallAsync("checked_post", """{"channelId":"C-2"}""");

        Assert.Equal([false], permitted);
    }

    [Fact]
    public async Task R21_a_refusal_of_the_check_itself_is_not_taken_for_a_write_that_never_began()
    {
        await using CheckedGate gate = new();
        gate.Checks.Wrong = _ => throw new WriteNotBegunException("busy");

        Assert.IsType<GateResult.Unknown>(await gate.CallAsync("checked_post", Post));
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R21_a_caller_that_gives_up_during_the_check_leaves_it_unknown()
    {
        await using CheckedGate gate = new();
        using CancellationTokenSource source = new();
        gate.Crm.AfterEffect = _ => source.Cancel();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => gate.CallAsync("checked_update_deal", Update, source.Token));
        Assert.Equal(["claimed", "unknown"], (await gate.JournalAsync()).Select(entry => entry.Action));
    }

    [Fact]
    public async Task R21_one_item_that_is_not_confirmed_stops_the_batch_and_takes_back_nothing()
    {
        await using CheckedGate gate = new();
        gate.Checks.Wrong = what => what == "D-2" ? "the stage is wrong." : null;
        GateResult result = await gate.CallAsync(
            "checked_update_deals", """{"items":[{"dealId":"D-1","changes":{"nextStep":"a"}},{"dealId":"D-2","changes":{"nextStep":"b"}}]}""");

        Assert.IsType<GateResult.PartlyApplied>(result);
        Assert.Equal(["patch D-1", "patch D-2"], gate.Crm.Effects);
    }

    [Fact]
    public async Task What_a_post_condition_says_of_a_sensitive_record_is_not_stored()
    {
        await using CheckedGate gate = new();
        gate.Checks.Wrong = _ => "555-0199 is no number.";
        GateResult result = await gate.CallAsync("checked_update_contact", """{"contactId":7,"changes":{"phone":"555-0199"}}""");
        await gate.Gate.ResolveUnknownAsync("acme");

        Assert.Equal(IntentState.Quarantined, (await gate.IntentAsync(result)).State);
        Assert.All(await gate.JournalAsync(), entry => Assert.DoesNotContain("555-0199", entry.Reason ?? "", StringComparison.Ordinal));
        Assert.All(gate.Alerts, alert => Assert.DoesNotContain("555-0199", alert.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("", false)]
    [InlineData("Defaults:ReadBack=true", true)]
    [InlineData("Resources:crm.deal:ReadBack=true", true)]
    [InlineData("Defaults:ReadBack=true;Resources:crm.deal:ReadBack=false", false)]
    [InlineData("Resources:crm.deal:ReadBack=false;Resources:checked_touch_deal:ReadBack=true", true)]
    public async Task R21_the_policy_has_patches_read_back(string policy, bool readBack)
    {
        await using CheckedGate gate = new([.. policy.Split(';', StringSplitOptions.RemoveEmptyEntries).Select(line => (line.Split('=')[0], line.Split('=')[1]))]);
        GateResult applied = await gate.CallAsync("checked_touch_deal", Update);
        Assert.Equal(readBack ? AfterImageSource.ReadBack : AfterImageSource.Assumed, (await gate.IntentAsync(applied)).AfterSource);

        gate.Crm.AfterEffect = _ => gate.Crm.Put(gate.Crm.Find("D-2")! with { NextStep = "trimmed by the system" });
        GateResult trimmed = await gate.CallAsync("checked_touch_deal", Update.Replace("D-1", "D-2", StringComparison.Ordinal).Replace("Mail", "Visit", StringComparison.Ordinal));
        Assert.Equal(readBack, trimmed is GateResult.Unknown);
    }
}
