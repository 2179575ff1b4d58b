using WriteGate.Intents;

namespace WriteGate.Tests.Gate;

public sealed class UnknownOutcomeTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task R6_a_timeout_after_the_write_took_effect_is_unknown_and_the_retry_is_answered_by_reading_back()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        Assert.IsType<GateResult.Unknown>(await gate.UpdateAsync("Visit"));
        gate.Crm.AfterEffect = null;

        GateResult retry = await gate.UpdateAsync("Visit");

        Assert.IsType<GateResult.Replayed>(retry);
        Assert.Single(gate.Crm.Effects);
        Assert.Equal(AfterImageSource.ReadBack, (await gate.IntentAsync(retry.IntentId!)).AfterSource);
    }

    [Fact]
    public async Task R6_a_patch_that_did_not_happen_is_sent_once_more_behind_its_version()
    {
        gate.Crm.BeforeEffect = _ => throw new TimeoutException();
        Assert.IsType<GateResult.Unknown>(await gate.UpdateAsync("Visit"));
        gate.Crm.BeforeEffect = null;

        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R6_it_is_sent_once_more_only_once()
    {
        int sent = 0;
        gate.Crm.BeforeEffect = _ =>
        {
            sent++;
            throw new TimeoutException();
        };
        await gate.UpdateAsync("Visit");
        Assert.IsType<GateResult.Unknown>(await gate.UpdateAsync("Visit"));
        Assert.IsType<GateResult.Quarantined>(await gate.UpdateAsync("Visit"));
        Assert.Equal(2, sent);
    }

    [Fact]
    public async Task R6_a_second_send_that_is_refused_does_not_prove_that_the_first_never_arrives()
    {
        gate.Crm.BeforeEffect = _ => throw new TimeoutException();
        await gate.UpdateAsync("Visit");
        gate.Crm.BeforeEffect = _ => throw new WriteRefusedException("Not now.");
        Assert.IsType<GateResult.Unknown>(await gate.UpdateAsync("Visit"));

        gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "Visit", Version = "v2" });
        Assert.IsType<GateResult.Replayed>(await gate.UpdateAsync("Visit"));
    }

    [Fact]
    public async Task R6_a_patch_of_a_record_without_a_version_is_never_sent_again()
    {
        gate.Crm.BeforeEffect = _ => throw new TimeoutException();
        await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1"}}""");
        gate.Crm.BeforeEffect = null;

        Assert.IsType<GateResult.Quarantined>(await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1"}}"""));
        Assert.Empty(gate.Crm.Effects);
        Assert.Contains(gate.Alerts, alert => alert.Kind == "quarantined");
    }

    [Fact]
    public async Task R6_a_record_that_is_neither_as_before_nor_as_after_is_quarantined()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        await gate.UpdateAsync("Visit");
        gate.Crm.Put(gate.Crm.Find("D-1")! with { NextStep = "Somebody else" });

        Assert.IsType<GateResult.Quarantined>(await gate.UpdateAsync("Visit"));
        Assert.Equal("Somebody else", gate.Crm.Find("D-1")!.NextStep);
    }

    [Fact]
    public async Task R6_while_the_system_cannot_be_read_it_stays_unknown()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        await gate.UpdateAsync("Visit");
        gate.Crm.BeforeRead = () => throw new IOException("down");
        GateResult unread = await gate.UpdateAsync("Visit");
        Assert.IsType<GateResult.Unknown>(unread);
        Assert.Equal(IntentState.Unknown, (await gate.IntentAsync(unread.IntentId!)).State);
    }

    [Fact]
    public async Task R6_a_create_asks_its_look_up_and_gets_the_result_that_was_lost()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        Assert.IsType<GateResult.Unknown>(await gate.CallAsync("crm_create_note", """{"text":"hello"}"""));
        gate.Crm.AfterEffect = null;

        GateResult retry = await gate.CallAsync("crm_create_note", """{"text":"hello"}""");

        Assert.IsType<GateResult.Replayed>(retry);
        Assert.Equal("\"N1\""u8.ToArray(), retry.Value.ToArray());
        Assert.Single(gate.Crm.Notes);
    }

    [Fact]
    public async Task R6_a_create_that_was_not_found_is_not_sent_again_unless_the_system_dedupes()
    {
        gate.Crm.BeforeEffect = _ => throw new TimeoutException();
        await gate.CallAsync("crm_create_note", """{"text":"hello"}""");
        gate.Crm.BeforeEffect = null;
        Assert.IsType<GateResult.Quarantined>(await gate.CallAsync("crm_create_note", """{"text":"hello"}"""));
        Assert.Empty(gate.Crm.Notes);
    }

    [Fact]
    public async Task R7_a_system_that_dedupes_on_the_key_gets_the_same_key_again_within_the_call()
    {
        int sent = 0;
        gate.Crm.AfterEffect = _ =>
        {
            if (++sent < 3)
            {
                throw new TimeoutException();
            }
        };
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_send", """{"channelId":"C-1","text":"hi"}"""));
        Assert.Equal(3, gate.Crm.Keys.Count);
        Assert.Single(gate.Crm.Keys.Distinct());
    }

    [Fact]
    public async Task R6_a_write_that_outlives_its_deadline_is_unknown_and_never_a_reason_to_try_again()
    {
        int begun = 0;
        gate.Crm.BeforeEffect = _ =>
        {
            begun++;
            gate.Time.Advance(gate.Options.WriteTimeout + TimeSpan.FromSeconds(1));
            gate.Crm.LastToken.ThrowIfCancellationRequested();
        };
        Assert.IsType<GateResult.Unknown>(await gate.UpdateAsync("Visit"));
        Assert.Equal(1, begun);
    }

    [Fact]
    public async Task R6_a_sweep_resolves_every_unknown_write_of_a_tenant()
    {
        gate.Crm.AfterEffect = _ => throw new TimeoutException();
        await gate.UpdateAsync("Visit");
        await gate.CallAsync("crm_post", """{"channelId":"C-1"}""");
        gate.Crm.AfterEffect = null;

        IReadOnlyList<GateResult> results = await gate.Gate.ResolveUnknownAsync("acme");

        Assert.Equal([OutcomeKind.Replayed, OutcomeKind.Quarantined], results.Select(result => result.Kind).Order());
        Assert.Empty(await gate.Gate.ResolveUnknownAsync("acme"));
    }

    [Fact]
    public async Task R6_a_caller_that_cancels_in_the_middle_gets_its_exception_and_the_outcome_is_recorded()
    {
        using CancellationTokenSource cancel = new();
        gate.Crm.AfterEffect = _ =>
        {
            cancel.Cancel();
            cancel.Token.ThrowIfCancellationRequested();
        };
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            () => gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}""", null, cancel.Token));
        Assert.Single(await gate.Gate.Store.ListAsync(new IntentQuery { States = [IntentState.Unknown] }, CancellationToken.None));
    }
}
