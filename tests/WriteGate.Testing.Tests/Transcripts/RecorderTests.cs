using Microsoft.Extensions.DependencyInjection;

namespace WriteGate.Testing.Tests.Transcripts;

public sealed class RecorderTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task What_was_recorded_live_replays_elsewhere_without_a_difference_and_fails_where_the_tools_changed()
    {
        Transcript incident = await IncidentAsync();
        using Desk elsewhere = new();
        await using TestGate gate = await elsewhere.OpenAsync();

        TranscriptReplay replay = await gate.Assert.ReplaysAsync(incident);

        Assert.Equal(
            ["answered", "applied", "replayed", "invalid", "invalid", "denied", "pending", "applied", "conflict", "pending"],
            replay.Results.Select(result => result.Outcome.Word));
        Assert.Equal(desk.System.Outbox, elsewhere.System.Outbox);
        Assert.Equal(desk.System.Find("T-1"), elsewhere.System.Find("T-1"));

        await using TestGate narrower = await elsewhere.OpenAsync(build: gate => gate.Configure(options => options.LiveWrites = false));
        Assert.NotEmpty((await incident.ReplayAsync(narrower.Gate)).Differences);
    }

    [Fact]
    public async Task A_recording_goes_on_after_a_restart()
    {
        await using TestGate gate = await desk.OpenAsync();
        GateRun run = gate.OpenRun("support");
        GateResult proposed = await run.CallAsync("helpdesk_refund", """{"ticketId":"T-1","amount":20}""");
        await gate.RestartAsync();

        await gate.ApproveAsync(proposed);

        Transcript transcript = Transcript.Read(gate.Recorder.PathOf(run));
        Assert.Equal(["pending", "taken", "applied"], transcript.Steps.Select(step => step.Expect));
    }

    [Fact]
    public async Task Runs_are_kept_apart_whatever_they_are_called()
    {
        await using TestGate gate = await desk.OpenAsync();
        string[] names = ["../../etc", "a/b", "A", "a", "con:", new string('x', 300), "\ud800", " "];
        foreach (string name in names)
        {
            await using GateRun run = gate.Gate.OpenRun(new RunOptions { Tenant = "acme", Workflow = "reading", Agent = name, RunId = name });
            await run.CallAsync("helpdesk_get_ticket", """{"ticketId":"T-1"}""");
        }

        string folder = Path.GetDirectoryName(gate.Recorder.PathOf(gate.OpenRun("reading")))!;
        string[] files = Directory.GetFiles(folder);
        Assert.Equal(names.Length, files.Length);
        Assert.All(files, file => Assert.Single(Transcript.Read(file).Steps));
    }

    [Fact]
    public async Task A_disk_that_is_full_changes_no_answer()
    {
        string file = Path.GetTempFileName();
        try
        {
            // A folder cannot be made where a file is.
            TranscriptRecorder stuck = new(Path.Combine(file, "transcripts"));
            await using TestGate gate = await desk.OpenAsync(services => services.AddSingleton<IGateListener>(stuck));

            GateResult result = await gate.OpenRun("support").CallAsync("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"assignee":"eve"}}""");

            await gate.Assert.OutcomeAsync(result, OutcomeKind.Applied);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private async Task<Transcript> IncidentAsync()
    {
        await using TestGate live = await desk.OpenAsync();
        await using GateRun run = live.OpenRun("support");
        await run.CallAsync("helpdesk_get_ticket", """{"ticketId":"T-1"}""");
        await run.CallAsync("helpdesk_update_ticket", """{ "ticketId":"T-1","changes":{"assignee":"eve"} }""", new CallOptions { CallId = "c1" });
        await run.CallAsync("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"assignee":"eve"}}""", new CallOptions { CallId = "c1" });
        await run.CallAsync("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"customerEmail":"me@example.com"}}""");
        await run.CallAsync("helpdesk_update_ticket", new byte[] { 0x7B, 0xFF });
        await run.CallAsync("helpdesk_close_account", "{}");
        GateResult proposed = await run.CallAsync("helpdesk_refund", """{"ticketId":"T-1","amount":20}""");
        await live.Gate.Approvals.ApproveAsync(TestGate.Tenant, proposed.IntentId!, "forged", "maria");
        await live.ApproveAsync(proposed);
        await run.CallAsync("helpdesk_refund", """{"ticketId":"T-1","amount":500}""", new CallOptions { RetryOf = proposed.IntentId });
        GateResult reply = await run.CallAsync("helpdesk_reply", """{"ticketId":"T-2","version":"1","text":"Sorry."}""");
        await live.DenyAsync(reply, reason: "Too short.");
        return Transcript.Read(live.Recorder.PathOf(run));
    }
}
