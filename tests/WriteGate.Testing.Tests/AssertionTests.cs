using System.Text.Json.Nodes;

using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

using WriteGate.Json;

namespace WriteGate.Testing.Tests;

public sealed class AssertionTests : IAsyncLifetime
{
    private readonly Desk desk = new();
    private TestGate gate = null!;
    private GateRun run = null!;

    public async Task InitializeAsync()
    {
        gate = await desk.OpenAsync();
        run = gate.OpenRun("support");
    }

    public async Task DisposeAsync()
    {
        await gate.DisposeAsync();
        desk.Dispose();
    }

    [Fact]
    public async Task A_wrong_outcome_is_told_with_what_was_expected_what_happened_and_the_journal()
    {
        GateResult applied = await AssignAsync("eve");

        string message = await FailsAsync(() => gate.Assert.OutcomeAsync(applied, OutcomeKind.Denied));

        Assert.Contains("Expected the outcome denied, but it was applied: Written.", message, StringComparison.Ordinal);
        Assert.Contains("""applied by test-agent: helpdesk_update_ticket on helpdesk.ticket/T-1 {"assignee":null} -> {"assignee":"eve"}""", message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_refusal_is_asserted_by_code_and_place()
    {
        GateResult refused = await run.CallAsync("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"customerEmail":"me@example.com"}}""");

        await gate.Assert.RefusedAsync(refused, "/changes/customerEmail", ViolationCode.ProtectedField);
        string otherCode = await FailsAsync(() => gate.Assert.RefusedAsync(refused, "/changes/customerEmail", ViolationCode.WrongType));
        await FailsAsync(() => gate.Assert.RefusedAsync(refused, "/changes", ViolationCode.ProtectedField));
        Assert.Contains("protected_field at /changes/customerEmail", otherCode, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_written_is_no_refusal()
        => await FailsAsync(async () => await gate.Assert.RefusedAsync(await AssignAsync("eve"), "/changes", ViolationCode.WrongType));

    [Fact]
    public async Task A_field_is_asserted_before_and_after()
    {
        GateResult result = await run.CallAsync("helpdesk_update_ticket", """{"ticketId":"T-2","changes":{"priority":"Low","clear":["assignee"]}}""");

        await gate.Assert.FieldAsync(result, "priority", "High", "Low");
        await gate.Assert.FieldAsync(result, "assignee", "eve", null);
        Assert.Contains("went from \"High\" to \"Low\"", await FailsAsync(() => gate.Assert.FieldAsync(result, "priority", "Normal", "Low")), StringComparison.Ordinal);
        await FailsAsync(() => gate.Assert.FieldAsync(result, "priority", "High", "High"));
        await FailsAsync(() => gate.Assert.FieldAsync(result, "assignee", "eve", JsonValue.Create("")));
        Assert.Contains("did not touch it", await FailsAsync(() => gate.Assert.FieldAsync(result, "due", null, null)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task One_effect_is_one_however_often_it_was_asked_for()
    {
        GateResult first = await AssignAsync("eve");
        await AssignAsync("eve");

        await gate.Assert.OneEffectAsync(first);
        Assert.Contains("there is none", await FailsAsync(() => gate.Assert.OneEffectAsync("test/helpdesk_update_ticket/T-9")), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Two_effects_under_one_key_are_not_one()
    {
        ManualTime time = new();
        await using TestGate timed = await desk.OpenAsync(services => services.AddSingleton<TimeProvider>(time));
        await using GateRun opened = timed.OpenRun("support");
        const string Assign = """{"ticketId":"T-1","changes":{"assignee":"eve"}}""";
        GateResult first = await opened.CallAsync("helpdesk_update_ticket", Assign);
        await opened.CallAsync("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"assignee":"bob"}}""");
        time.Advance(TimeSpan.FromSeconds(301));

        await timed.Assert.OutcomeAsync(await opened.CallAsync("helpdesk_update_ticket", Assign), OutcomeKind.Applied);

        Assert.Contains("there are:", await FailsAsync(() => timed.Assert.OneEffectAsync(first)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_and_an_unknown_outcome_are_no_single_effect()
    {
        GateResult proposed = await run.CallAsync("helpdesk_refund", """{"ticketId":"T-1","amount":5}""");
        await FailsAsync(() => gate.Assert.OneEffectAsync(proposed));

        await using TestGate broken = await OpenBrokenAsync();
        GateResult unknown = await broken.OpenRun("support").CallAsync("broken_send", """{"channelId":"c"}""");
        await broken.Assert.OutcomeAsync(unknown, OutcomeKind.Unknown);
        Assert.Contains("Unknown", await FailsAsync(() => broken.Assert.OneEffectAsync(unknown)), StringComparison.Ordinal);
        Assert.Contains("Unknown", await FailsAsync(() => broken.Assert.NothingWrittenAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_only_proposed_or_refused_is_not_written()
    {
        await run.CallAsync("helpdesk_refund", """{"ticketId":"T-1","amount":5}""");
        await run.CallAsync("helpdesk_refund", """{"ticketId":"T-1","amount":-5}""");
        await gate.Assert.NothingWrittenAsync();

        await AssignAsync("eve");
        await gate.Assert.NothingWrittenAsync(gate.OpenRun("support"));
        Assert.Contains("helpdesk_update_ticket on helpdesk.ticket/T-1: Applied", await FailsAsync(() => gate.Assert.NothingWrittenAsync()), StringComparison.Ordinal);
        await FailsAsync(() => gate.Assert.NothingWrittenAsync(run));
    }

    [Fact]
    public async Task A_journal_that_was_changed_is_not_intact()
    {
        await AssignAsync("eve");
        await gate.Assert.JournalIntactAsync();
        string file = Path.Combine(Path.GetDirectoryName(Path.GetDirectoryName(gate.Recorder.PathOf(run)))!, "gate.db");

        using (SqliteConnection connection = new($"Data Source={file};Pooling=False"))
        {
            connection.Open();
            using SqliteCommand change = connection.CreateCommand();
            change.CommandText = "update journal set actor = 'somebody' where sequence = 1";
            Assert.Equal(1, change.ExecuteNonQuery());
        }

        Assert.Contains("it was changed", await FailsAsync(() => gate.Assert.JournalIntactAsync()), StringComparison.Ordinal);
    }

    private static Task<TestGate> OpenBrokenAsync() => TestGate.OpenAsync(
        gate => gate.AddTools<BrokenTools>().AddWorkflow("support", workflow => workflow.Allow<BrokenTools>()),
        services => services.AddSingleton(new BrokenLine()));

    private static async Task<string> FailsAsync(Func<Task> assertion) => (await Assert.ThrowsAsync<GateAssertionException>(assertion)).Message;

    private Task<GateResult> AssignAsync(string who)
        => run.CallAsync("helpdesk_update_ticket", $$$"""{"ticketId":"T-1","changes":{"assignee":"{{{who}}}"}}""");
}
