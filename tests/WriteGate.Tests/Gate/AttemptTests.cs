using System.Net.Http;
using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Tests.Gate;

/// <summary>What several attempts of one write are worth together, and what stands before each of them.</summary>
public sealed class AttemptTests : IAsyncLifetime
{
    private readonly GateHarness gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    public static TheoryData<Exception> Second => new()
    {
        new WriteNotBegunException("busy"),
        new WriteRefusedException("already there"),
        new StaleRecordException("moved"),
    };

    [Theory]
    [MemberData(nameof(Second))]
    public async Task R6_after_an_attempt_that_may_have_happened_no_later_failure_proves_that_nothing_was_written(Exception second)
    {
        int sent = 0;
        gate.Crm.AfterEffect = _ => throw (++sent == 1 ? new TimeoutException() : second);
        gate.Options.MaxAttempts = 2;
        Assert.IsType<GateResult.Unknown>(await SendAsync());
    }

    [Fact]
    public async Task R6_a_lock_that_closes_after_an_attempt_that_may_have_happened_leaves_it_unknown()
    {
        gate.Crm.AfterEffect = _ =>
        {
            gate.Options.LiveWrites = false;
            throw new TimeoutException();
        };
        Assert.IsType<GateResult.Unknown>(await SendAsync());
        Assert.Single(gate.Crm.Effects);
    }

    [Fact]
    public async Task R6_a_write_is_not_begun_after_its_lease_has_ended()
    {
        GateResult? meanwhile = null;
        gate.OnStep = async (step, _) =>
        {
            if (step == GateStep.Claimed)
            {
                gate.Time.Advance(gate.Options.Lease + TimeSpan.FromSeconds(1));
                meanwhile = await PostAsync();
            }
        };
        GateResult late = await PostAsync();

        Assert.IsType<GateResult.Quarantined>(meanwhile);
        Assert.IsType<GateResult.Unknown>(late);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R2_a_record_without_a_version_that_moves_after_the_claim_is_not_written()
    {
        gate.OnStep = (step, _) =>
        {
            if (step == GateStep.Claimed)
            {
                gate.Crm.Put(gate.Crm.FindContact(7)! with { Phone = "555-0999" });
            }

            return default;
        };
        Assert.IsType<GateResult.Stale>(await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1"}}"""));
        Assert.Equal("555-0999", gate.Crm.FindContact(7)!.Phone);
    }

    [Fact]
    public async Task R2_a_reviewed_field_that_moves_after_the_claim_is_not_written_along()
    {
        gate.Crm.Put(gate.Crm.FindContact(7)! with { Mail = "a@b" });
        gate.OnStep = (step, _) =>
        {
            if (step == GateStep.Claimed)
            {
                gate.Crm.Put(gate.Crm.FindContact(7)! with { Mail = "somebody@else" });
            }

            return default;
        };
        GateResult result = await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1","mail":"a@b"}}""");

        Assert.IsType<GateResult.Stale>(result);
        Assert.Equal("somebody@else", gate.Crm.FindContact(7)!.Mail);
    }

    [Fact]
    public async Task What_the_system_said_of_a_sensitive_value_is_not_stored_in_the_clear()
    {
        gate.Crm.BeforeEffect = _ => throw new WriteRefusedException("555-0199 is no number");
        GateResult result = await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"555-0199"}}""");

        Assert.DoesNotContain("555-0199", (await gate.IntentAsync(result.IntentId!)).Reason, StringComparison.Ordinal);
        Assert.All(await gate.JournalAsync(), row => Assert.DoesNotContain("555-0199", row.Entry.Reason ?? "", StringComparison.Ordinal));
    }

    private Task<GateResult> SendAsync() => gate.CallAsync("crm_send", """{"channelId":"C-1","text":"hi"}""");

    private Task<GateResult> PostAsync() => gate.CallAsync("crm_post", """{"channelId":"C-1"}""");
}
