using HelpdeskMcp;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Telemetry;

namespace WriteGate.Testing.Tests;

public sealed class TestGateTests : IDisposable
{
    private const string Assign = """{"ticketId":"T-1","changes":{"assignee":"eve"}}""";

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_call_is_written_and_its_repetition_replayed()
    {
        await using TestGate gate = await desk.OpenAsync();
        await using GateRun run = gate.OpenRun("support");

        GateResult first = await run.CallAsync("helpdesk_update_ticket", Assign);
        GateResult second = await run.CallAsync("helpdesk_update_ticket", Assign);

        await gate.Assert.OutcomeAsync(first, OutcomeKind.Applied);
        await gate.Assert.OutcomeAsync(second, OutcomeKind.Replayed);
        Assert.Equal("eve", desk.System.Find("T-1")!.Assignee);
    }

    [Fact]
    public async Task Nothing_is_left_behind()
    {
        string file;
        await using (TestGate gate = await desk.OpenAsync())
        {
            await using GateRun run = gate.OpenRun("support");
            await run.CallAsync("helpdesk_update_ticket", Assign);
            file = gate.Recorder.PathOf(run);
            Assert.True(File.Exists(file));
        }

        Assert.False(Directory.Exists(Path.GetDirectoryName(Path.GetDirectoryName(file))));
    }

    [Fact]
    public async Task A_gate_that_was_disposed_says_so()
    {
        TestGate gate = await desk.OpenAsync();
        await gate.DisposeAsync();

        Assert.Throws<ObjectDisposedException>(() => gate.Gate);
        await gate.DisposeAsync();
    }

    [Fact]
    public async Task A_restarted_gate_knows_what_was_written_before()
    {
        await using TestGate gate = await desk.OpenAsync();
        await gate.OpenRun("support").CallAsync("helpdesk_update_ticket", Assign);

        await gate.RestartAsync();
        GateResult again = await gate.OpenRun("support").CallAsync("helpdesk_update_ticket", Assign);

        await gate.Assert.OutcomeAsync(again, OutcomeKind.Replayed);
        await gate.Assert.OneEffectAsync(again);
    }

    [Fact]
    public async Task The_tests_clock_is_the_gates_clock()
    {
        ManualTime time = new();
        await using TestGate gate = await desk.OpenAsync(services => services.AddSingleton<TimeProvider>(time));
        GateResult first = await gate.OpenRun("support").CallAsync("helpdesk_update_ticket", Assign);

        time.Advance(TimeSpan.FromSeconds(301));
        GateResult later = await gate.OpenRun("support").CallAsync("helpdesk_update_ticket", Assign);

        await gate.Assert.OutcomeAsync(first, OutcomeKind.Applied);
        // The window is 300 s: this is a new occasion, and the record already is as asked.
        await gate.Assert.OutcomeAsync(later, OutcomeKind.NoChange);
        Assert.Equal(time.GetUtcNow() - TimeSpan.FromSeconds(301), (await gate.JournalAsync())[0].At);
    }

    [Fact]
    public async Task A_rehearsal_writes_nothing()
    {
        await using TestGate gate = await desk.OpenAsync();
        GateResult result = await gate.OpenRun("support", apply: false).CallAsync("helpdesk_update_ticket", Assign);

        await gate.Assert.OutcomeAsync(result, OutcomeKind.Rehearsed);
        await gate.Assert.FieldAsync(result, "assignee", null, "eve");
        await gate.Assert.NothingWrittenAsync();
        Assert.Null(desk.System.Find("T-1")!.Assignee);
    }

    [Fact]
    public async Task The_tests_own_options_win()
    {
        await using TestGate gate = await desk.OpenAsync(build: gate => gate.Configure(options => options.LiveWrites = false));

        GateResult result = await gate.OpenRun("support").CallAsync("helpdesk_update_ticket", Assign);

        await gate.Assert.OutcomeAsync(result, OutcomeKind.Rehearsed);
    }

    [Fact]
    public async Task What_a_person_approved_is_written_once_and_what_was_denied_is_not()
    {
        await using TestGate gate = await desk.OpenAsync();
        await using GateRun run = gate.OpenRun("support");
        GateResult refund = await run.CallAsync("helpdesk_refund", """{"ticketId":"T-1","amount":20}""");
        GateResult reply = await run.CallAsync("helpdesk_reply", """{"ticketId":"T-2","version":"1","text":"Sorry."}""");

        GateResult applied = await gate.ApproveAsync(refund);
        await gate.DenyAsync(reply, reason: "Too short.");

        await gate.Assert.OutcomeAsync(applied, OutcomeKind.Applied);
        await gate.Assert.OneEffectAsync(refund);
        Assert.Equal("ann@example.com: Refund of 20 EUR", Assert.Single(desk.System.Outbox));
        GateResult again = await run.CallAsync("helpdesk_reply", """{"ticketId":"T-2","version":"1","text":"Sorry."}""");
        await gate.Assert.OutcomeAsync(again, OutcomeKind.Denied);
        Assert.Contains("Too short.", again.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_proposing_agent_cannot_approve()
    {
        await using TestGate gate = await desk.OpenAsync();
        GateResult refund = await gate.OpenRun("support").CallAsync("helpdesk_refund", """{"ticketId":"T-1","amount":20}""");

        GateAssertionException refused = await Assert.ThrowsAsync<GateAssertionException>(() => gate.ApproveAsync(refund, TestGate.Agent));

        Assert.Contains("somebody else has to decide", refused.Message, StringComparison.Ordinal);
        Assert.Empty(desk.System.Outbox);
    }

    [Fact]
    public async Task Alerts_are_kept()
    {
        await using TestGate gate = await desk.OpenAsync();
        await gate.OpenRun("support").CallAsync("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"customerEmail":"me@example.com"}}""");

        Alert alert = Assert.Single(gate.Alerts);
        Assert.Equal("protected_field", alert.Kind);
    }

    [Fact]
    public async Task A_service_that_is_missing_is_told_when_the_gate_is_opened()
    {
        AggregateException missing = await Assert.ThrowsAsync<AggregateException>(
            () => TestGate.OpenAsync(gate => gate.AddTools<HelpdeskTools>()));

        Assert.Contains(nameof(Helpdesk), missing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_workflow_that_is_not_there_is_told_with_those_that_are()
    {
        await using TestGate gate = await desk.OpenAsync();

        ArgumentException unknown = Assert.Throws<ArgumentException>(() => gate.OpenRun("suport"));

        Assert.Contains("support, reading", unknown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_listener_that_throws_changes_no_answer()
    {
        await using TestGate gate = await desk.OpenAsync(services => services.AddSingleton<IGateListener, DeafListener>());
        await using GateRun run = gate.OpenRun("support");

        GateResult applied = await run.CallAsync("helpdesk_update_ticket", Assign);
        GateResult refunded = await gate.ApproveAsync(await run.CallAsync("helpdesk_refund", """{"ticketId":"T-1","amount":20}"""));

        await gate.Assert.OutcomeAsync(applied, OutcomeKind.Applied);
        await gate.Assert.OutcomeAsync(refunded, OutcomeKind.Applied);
    }

    private sealed class DeafListener : IGateListener
    {
        public void Called(GateRun run, string tool, ReadOnlyMemory<byte> arguments, CallOptions options, GateResult result) => throw new IOException("full");

        public void Decided(WriteGate.Intents.Intent proposal, WriteGate.Intents.ApprovalDecision decision, ApprovalAnswer answer) => throw new IOException("full");

        public void Executed(WriteGate.Intents.Intent proposal, GateResult result) => throw new IOException("full");
    }
}
