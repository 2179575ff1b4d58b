using System.Text;

using Microsoft.Extensions.DependencyInjection;

using WriteGate.Journal;
using WriteGate.Sqlite;
using WriteGate.Telemetry;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.HandOffs;

/// <summary>A paused pipeline goes on where it was, by a person or the host, in this process or after a restart.</summary>
public sealed class ResumeTests
{
    private const string Bad = """{"dealId":"D-1","summary":"Word of an agent"}""";

    [Fact]
    public async Task R22_a_paused_pipeline_goes_on_with_a_corrected_output()
    {
        await using Drafting drafting = new();
        PausedStage pause = await drafting.PauseAsync(Bad);

        Assert.Equal("About: All well", await drafting.ResumeAsync(pause, Drafting.GoodFindings));

        Assert.Equal(1, drafting.ScoutRuns);
        Assert.Single(drafting.Briefs);
    }

    [Fact]
    public async Task R22_a_paused_pipeline_goes_on_by_running_its_stage_again()
    {
        await using Drafting drafting = new();
        PausedStage pause = await drafting.PauseAsync(Bad);
        List<string> asked = [];
        drafting.Scout = (question, _) =>
        {
            asked.Add(question.DealId);
            return Task.FromResult<StageOutput<Findings>>(Drafting.GoodFindings);
        };

        Assert.Equal("About: All well", await drafting.ResumeAsync(pause));

        Assert.Equal(["D-1"], asked);
    }

    [Theory]
    [InlineData("{}", PauseReason.Invalid)]
    [InlineData("""{"dealId":"D-1","summary":"All well","items":[],"note":null}""", PauseReason.Incomplete)]
    public async Task R22_a_correction_is_held_to_the_same_contract_and_checks(string correction, PauseReason reason)
    {
        await using Drafting drafting = new();
        PausedStage pause = await drafting.PauseAsync(Bad);

        PipelineResult<Draft> result = await drafting.Pipeline.ResumeAsync(drafting.Harness.Run, pause, "ana", Encoding.UTF8.GetBytes(correction));

        PausedStage again = Assert.IsType<PipelineResult<Draft>.Paused>(result).At;
        Assert.Equal(("scout", reason), (again.Stage, again.Reason));
        Assert.Empty(drafting.Briefs);
        Assert.Equal(again.Id, Assert.Single(await drafting.Harness.Gate.Pauses.ListAsync("acme", "drafting")).Id);
        Assert.Equal("About: All well", await drafting.ResumeAsync(again, Drafting.GoodFindings));
    }

    [Fact]
    public async Task R22_a_pause_outlives_the_process()
    {
        await using Drafting drafting = new();
        PausedStage before = await drafting.PauseAsync(Bad);
        Assert.True(before.IsKept);

        await drafting.Harness.RestartAsync();
        PausedStage pause = Assert.Single(await drafting.Harness.Gate.Pauses.ListAsync("acme", "drafting"));

        Assert.Equal((before.Id, before.Stage, before.Reason, before.Why, Bad), (pause.Id, pause.Stage, pause.Reason, pause.Why, pause.Received?.Value));
        Assert.Equal(before.Violations, pause.Violations);
        Assert.Equal("About: All well", await drafting.ResumeAsync(pause, Drafting.GoodFindings));
        Assert.Empty(await drafting.Harness.Gate.Pauses.ListAsync("acme", "drafting"));
    }

    [Fact]
    public async Task R22_a_pause_is_resumed_once()
    {
        await using Drafting drafting = new();
        PausedStage pause = await drafting.PauseAsync(Bad);
        await drafting.ResumeAsync(pause, Drafting.GoodFindings);

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => drafting.ResumeAsync(pause, Drafting.GoodFindings));

        Assert.Contains("already, by ana", refused.Message, StringComparison.Ordinal);
        Assert.Single(drafting.Briefs);
    }

    [Fact]
    public async Task R22_pauses_and_who_resumed_them_are_journaled_without_a_value_in_the_clear()
    {
        await using Drafting drafting = new();
        await drafting.ResumeAsync(await drafting.PauseAsync(Bad), Drafting.GoodFindings);

        IReadOnlyList<JournalRow> rows = await drafting.Harness.JournalAsync();

        Assert.Equal(
            [("stage_paused", "scout", "drafting", "scout"), ("stage_resuming", "ana", "drafting", "scout"), ("stage_resumed", "ana", "drafting", "scout")],
            rows.Select(row => (row.Entry.Action, row.Entry.Actor, row.Entry.Resource, row.Entry.RecordId)));
        Assert.DoesNotContain("Word", Encoding.UTF8.GetString(rows[0].Entry.After!), StringComparison.Ordinal);
        Assert.DoesNotContain("Word", rows[0].Entry.Reason, StringComparison.Ordinal);
        Assert.Contains("corrected", rows[2].Entry.Reason, StringComparison.Ordinal);
    }

    [Fact]
    public async Task R22_without_a_key_what_agents_said_is_not_stored_and_only_this_process_goes_on()
    {
        await using Drafting drafting = new();
        ServiceCollection services = new();
        services.AddWriteGate(gate => gate.UseSqlite(drafting.Harness.DatabasePath).AddWorkflow("drafting", _ => { }));
        await using ServiceProvider provider = services.BuildServiceProvider();
        WriteGate.Gate gate = provider.GetRequiredService<WriteGate.Gate>();
        await using GateRun run = gate.OpenRun(new() { Tenant = "acme", Workflow = "drafting", Agent = "scout" });
        PausedStage pause = await drafting.PauseAsync(Bad, run);

        Assert.False(pause.IsKept);
        PausedStage listed = Assert.Single(await gate.Pauses.ListAsync("acme", "drafting"));
        Assert.Equal((PauseReason.Invalid, pause.Why, null), (listed.Reason, listed.Why, listed.Received));
        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => drafting.ResumeAsync(listed, Drafting.GoodFindings, run));
        Assert.Contains("was not kept", refused.Message, StringComparison.Ordinal);
        Assert.Equal("About: All well", await drafting.ResumeAsync(pause, Drafting.GoodFindings, run));
    }

    [Fact]
    public async Task R22_without_a_store_it_still_pauses_and_alerts()
    {
        await using GateHarness holder = new();
        await holder.Gate.StartAsync();
        await using GateHarness harness = new(holder.DatabasePath);
        Pipeline<DealQuestion, Draft> pipeline = Pipeline.Start<DealQuestion>("drafting").Then<Draft>("writer", (_, _) => Task.FromResult<StageOutput<Draft>>("{}"));

        PausedStage pause = Assert.IsType<PipelineResult<Draft>.Paused>(await pipeline.RunAsync(harness.Run, new("D-1"))).At;

        Assert.False(pause.IsKept);
        Assert.Equal("stage_paused", Assert.Single(harness.Alerts).Kind);
    }

    [Fact]
    public async Task R22_the_input_of_a_pipeline_can_be_corrected_and_not_run_again()
    {
        await using Drafting drafting = new();
        PausedStage pause = Assert.IsType<PipelineResult<Draft>.Paused>(await drafting.RunAsync("")).At;

        await Assert.ThrowsAsync<ArgumentException>(() => drafting.ResumeAsync(pause));

        Assert.Equal("About: All well", await drafting.ResumeAsync(pause, """{"dealId":"D-2"}"""));
    }

    [Fact]
    public async Task R22_a_pause_of_something_else_is_refused()
    {
        await using Drafting drafting = new();
        PausedStage pause = await drafting.PauseAsync(Bad);
        await using GateRun other = drafting.Harness.OpenRun();
        await using GateRun foreign = drafting.Harness.OpenRun(runId: pause.RunId, tenant: "globex");

        await Assert.ThrowsAsync<ArgumentException>(() => drafting.Pipeline.ResumeAsync(other, pause, "ana"));
        await Assert.ThrowsAsync<ArgumentException>(() => drafting.Pipeline.ResumeAsync(foreign, pause, "ana"));
        await Assert.ThrowsAsync<ArgumentException>(() => drafting.ResumeAsync(pause with { Pipeline = "other" }));
        await Assert.ThrowsAsync<ArgumentException>(() => drafting.ResumeAsync(pause with { Stage = "gone" }));
        Assert.Empty(await drafting.Harness.Gate.Pauses.ListAsync("globex", "drafting"));
    }

    [Fact]
    public async Task R22_a_stage_is_not_run_again_on_what_no_longer_keeps_its_contract()
    {
        await using Drafting drafting = new();
        PausedStage pause = await drafting.PauseAsync(Bad);

        await Assert.ThrowsAsync<InvalidOperationException>(() => drafting.ResumeAsync(pause with { Input = """{"deal":"D-1"}"""u8.ToArray() }));

        Assert.Equal(1, drafting.ScoutRuns);
    }

    [Fact]
    public async Task R22_ended_by_cancellation_while_it_goes_on_it_is_still_paused()
    {
        await using Drafting drafting = new();
        PausedStage pause = await drafting.PauseAsync(Bad);
        using CancellationTokenSource cancel = new();
        drafting.Scout = async (_, token) =>
        {
            await cancel.CancelAsync();
            token.ThrowIfCancellationRequested();
            return default;
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => drafting.Pipeline.ResumeAsync(drafting.Harness.Run, pause, "ana", default, cancel.Token));

        Assert.Equal(pause.Id, Assert.Single(await drafting.Harness.Gate.Pauses.ListAsync("acme", "drafting")).Id);
        Assert.Equal("About: All well", await drafting.ResumeAsync(pause, Drafting.GoodFindings));
    }

    [Fact]
    public async Task R22_two_who_resume_at_once_run_the_stages_once()
    {
        await using Drafting drafting = new();
        PausedStage pause = await drafting.PauseAsync(Bad);
        TaskCompletionSource<StageOutput<Findings>> answer = new();
        TaskCompletionSource begun = new();
        drafting.Scout = (_, _) =>
        {
            begun.SetResult();
            return answer.Task;
        };
        int runs = drafting.ScoutRuns;
        Task<string> first = drafting.ResumeAsync(pause);
        await begun.Task;

        InvalidOperationException refused = await Assert.ThrowsAsync<InvalidOperationException>(() => drafting.ResumeAsync(pause, Drafting.GoodFindings));
        answer.SetResult(Drafting.GoodFindings);

        Assert.Contains("is being resumed from this pause, by ana", refused.Message, StringComparison.Ordinal);
        Assert.Equal("About: All well", await first);
        Assert.Equal(runs + 1, drafting.ScoutRuns);
    }

    [Fact]
    public async Task R22_a_resume_that_crashed_is_begun_again_once_its_time_has_passed()
    {
        await using Drafting drafting = new();
        PausedStage pause = await drafting.PauseAsync(Bad);
        await drafting.Harness.Gate.Pauses.BeginResumeAsync(drafting.Harness.Run, pause, "bob", TimeSpan.FromMinutes(25), CancellationToken.None);
        drafting.Harness.Time.Advance(TimeSpan.FromMinutes(24));
        await Assert.ThrowsAsync<InvalidOperationException>(() => drafting.ResumeAsync(pause, Drafting.GoodFindings));

        drafting.Harness.Time.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal("About: All well", await drafting.ResumeAsync(pause, Drafting.GoodFindings));
    }

    [Fact]
    public async Task R22_what_was_received_is_kept_up_to_a_length_and_as_text()
    {
        await using Drafting drafting = new();

        PausedStage cut = await drafting.PauseAsync(string.Concat(Enumerable.Repeat("😀", PausedStage.LongestReceived)));
        PausedStage broken = await drafting.PauseAsync(new byte[] { 0xFF, 0x41 });

        Assert.Equal(PausedStage.LongestReceived, cut.Received?.Value.Length);
        Assert.Equal("\uFFFDA", broken.Received?.Value);
        await drafting.Harness.RestartAsync();
        Assert.Equal([cut.Received!.Value, "\uFFFDA"], (await drafting.Harness.Gate.Pauses.ListAsync("acme", "drafting")).Select(pause => pause.Received!.Value));
    }
}
