namespace WriteGate.Tests.Gate;

/// <summary>When a key is a new occasion, and what a retry is held to.</summary>
public sealed partial class KeyTableTests
{
    [Fact]
    public async Task R5_after_the_window_the_same_key_is_a_new_occasion()
    {
        await gate.UpdateAsync("Visit");
        gate.Time.Advance(PastWindow);
        gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "Call" });
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
        Assert.Equal(2, gate.Crm.Effects.Count);
    }

    [Theory]
    [InlineData("call-1", null)]
    [InlineData("call-2", "call-1")]
    public async Task R5_after_the_window_a_retry_meets_the_tombstone_and_is_never_run(string callId, string? retryOf)
    {
        await gate.UpdateAsync("Visit", options: new CallOptions { CallId = "call-1" });
        gate.Time.Advance(PastWindow);
        await gate.Gate.Store.ForgetAsync(new() { Values = TimeSpan.Zero }, CancellationToken.None);
        gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "Call" });

        Assert.IsType<GateResult.Expired>(await gate.UpdateAsync("Visit", options: new CallOptions { CallId = callId, RetryOf = retryOf }));
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R5_a_retry_is_held_to_the_body_it_retries_whatever_its_key()
    {
        await gate.UpdateAsync("Visit", "D-1", new CallOptions { CallId = "call-1" });
        Assert.IsType<GateResult.Conflict>(await gate.UpdateAsync("Visit", "D-2", new CallOptions { CallId = "call-2", RetryOf = "call-1" }));
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R5_without_a_word_another_body_beside_an_unsettled_write_of_the_same_record_goes_to_review()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1"}}""");
        gate.Crm.AfterEffect = null;
        GateResult other = await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"2"}}""");

        Assert.Contains("retry", Assert.IsType<GateResult.PendingApproval>(other).Why, StringComparison.Ordinal);
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R5_the_same_key_of_another_tenant_is_another_occasion()
    {
        await gate.UpdateAsync("Visit");
        GateRun other = gate.OpenRun(tenant: "globex");
        GateResult result = await other.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Write"}}"""u8.ToArray());
        Assert.IsType<GateResult.Applied>(result);
        // The system behind serves both, and dedupes on this.
        Assert.Equal(2, gate.Crm.Keys.Distinct().Count());
    }
}
