using System.Text;

using WriteGate.Json;
using WriteGate.Telemetry;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.HandOffs;

/// <summary>Between two stages the output is read and checked; what is not valid and complete pauses the pipeline.</summary>
public sealed class PipelineTests
{
    [Fact]
    public async Task R22_what_every_stage_hands_on_reaches_the_next_one_and_the_end()
    {
        await using Drafting drafting = new();

        PipelineResult<Draft> result = await drafting.RunAsync();

        Assert.Equal("About: All well", Assert.IsType<PipelineResult<Draft>.Completed>(result).Value.Text);
        Assert.Equal(["input", "scout", "scout_findings to writer_brief", "writer"], drafting.Pipeline.Stages);
        Assert.Empty(drafting.Harness.Alerts);
        await drafting.Harness.Gate.StartAsync();
        Assert.Empty(await drafting.Harness.JournalAsync());
    }

    [Theory]
    [InlineData("", PauseReason.Empty)]
    [InlineData(" \n", PauseReason.Empty)]
    [InlineData(null, PauseReason.Empty)]
    [InlineData("{}", PauseReason.Invalid)]
    [InlineData("Here you are: {}", PauseReason.Invalid)]
    [InlineData("null", PauseReason.Invalid)]
    [InlineData("""{"dealId":"D-1","summary":"All well","items":[],"note":null}""", PauseReason.Incomplete)]
    public async Task R22_incomplete_output_pauses_and_alerts_and_is_not_passed_on(string? said, PauseReason reason)
    {
        await using Drafting drafting = new();

        PausedStage pause = await drafting.PauseAsync(said);

        Assert.Equal((reason, "scout", "drafting"), (pause.Reason, pause.Stage, pause.Pipeline));
        Assert.Empty(drafting.Briefs);
        Alert alert = Assert.Single(drafting.Harness.Alerts);
        Assert.Equal(("stage_paused", "acme", drafting.Harness.Run.Id), (alert.Kind, alert.Tenant, alert.RunId));
        Assert.Equal($"The pipeline \"drafting\" paused at \"scout\": {pause.Why}", alert.Message);
    }

    [Fact]
    public async Task R22_half_a_surrogate_pair_is_not_read_as_something_else()
    {
        await using Drafting drafting = new();

        PausedStage pause = await drafting.PauseAsync(Drafting.GoodFindings.Replace("All well", "All \uD800 well", StringComparison.Ordinal));

        Assert.Equal((PauseReason.Invalid, ViolationCode.Invalid), (pause.Reason, Assert.Single(pause.Violations).Code));
    }

    [Fact]
    public async Task R22_what_is_wrong_and_what_was_received_are_there_for_who_corrects_it()
    {
        await using Drafting drafting = new();

        PausedStage pause = await drafting.PauseAsync("""{"dealId":"D-1","summary":"Secret plan","items":[{"text":7}]}""");

        Assert.Equal([(ViolationCode.WrongType, "/items/0/text"), (ViolationCode.Missing, "/note")], pause.Violations.Select(violation => (violation.Code, violation.Path)));
        Assert.Contains("Secret plan", pause.Received!.Value, StringComparison.Ordinal);
        Assert.DoesNotContain("Secret plan", pause.ToString(), StringComparison.Ordinal);
        Assert.Equal("what it handed on is no valid scout_findings (1 missing_member, 1 wrong_type).", pause.Why);
    }

    [Fact]
    public async Task R22_a_stage_that_throws_pauses_and_its_words_are_in_no_alert()
    {
        await using Drafting drafting = new() { Scout = (_, _) => throw new HttpRequestException("for secret@example.com") };

        PausedStage pause = Assert.IsType<PipelineResult<Draft>.Paused>(await drafting.RunAsync()).At;

        Assert.Equal((PauseReason.Failed, "it threw HttpRequestException."), (pause.Reason, pause.Why));
        Assert.DoesNotContain("secret", Assert.Single(drafting.Harness.Alerts).Message, StringComparison.Ordinal);
        Assert.Null(pause.Received);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task R22_a_stage_that_does_not_answer_in_time_pauses_whether_or_not_it_looks_at_its_token(bool looks)
    {
        await using Drafting drafting = new();
        TaskCompletionSource<StageOutput<Findings>> never = new();
        drafting.Scout = (_, token) => looks ? never.Task.WaitAsync(token) : never.Task;

        Task<PipelineResult<Draft>> running = drafting.RunAsync();
        drafting.Harness.Time.Advance(TimeSpan.FromMinutes(5));

        PausedStage pause = Assert.IsType<PipelineResult<Draft>.Paused>(await running).At;
        Assert.Equal((PauseReason.TimedOut, "it had not answered after 00:05:00."), (pause.Reason, pause.Why));
    }

    [Fact]
    public async Task R22_cancellation_is_thrown_and_is_no_pause()
    {
        await using Drafting drafting = new();
        using CancellationTokenSource cancel = new();
        drafting.Scout = async (_, token) =>
        {
            await cancel.CancelAsync();
            throw new HttpRequestException("The connection was cut by the cancellation.");
        };

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => drafting.RunAsync(cancellationToken: cancel.Token));

        Assert.Empty(drafting.Harness.Alerts);
        await drafting.Harness.Gate.StartAsync();
        Assert.Empty(await drafting.Harness.JournalAsync());
    }

    [Fact]
    public async Task R22_an_adapter_cannot_hand_on_what_the_target_forbids()
    {
        await using Drafting drafting = new();

        PausedStage pause = await drafting.PauseAsync(new Findings { DealId = "D-1", Summary = new string('x', 31), Items = [new("t")] });

        Assert.Equal(("scout_findings to writer_brief", PauseReason.Invalid, "/headline"), (pause.Stage, pause.Reason, Assert.Single(pause.Violations).Path));
        Assert.Empty(drafting.Briefs);
    }

    [Fact]
    public async Task R22_what_a_pipeline_is_given_is_held_to_its_contract_too()
    {
        await using Drafting drafting = new();

        PausedStage tooLong = Assert.IsType<PipelineResult<Draft>.Paused>(await drafting.RunAsync(new string('x', 21))).At;
        PausedStage unnamed = Assert.IsType<PipelineResult<Draft>.Paused>(await drafting.RunAsync("")).At;

        Assert.Equal(("input", PauseReason.Invalid), (tooLong.Stage, tooLong.Reason));
        Assert.Equal(("input", PauseReason.Incomplete, "no deal is named"), (unnamed.Stage, unnamed.Reason, Assert.Single(unnamed.Violations).Message));
        Assert.Equal(0, drafting.ScoutRuns);
    }

    [Fact]
    public async Task R22_a_value_that_no_contract_can_write_pauses()
    {
        await using Drafting drafting = new();

        PausedStage pause = await drafting.PauseAsync(new Findings { DealId = "D-1", Summary = null!, Items = [] });

        Assert.Equal((PauseReason.Invalid, ViolationCode.Invalid), (pause.Reason, Assert.Single(pause.Violations).Code));
    }

    [Fact]
    public async Task R22_a_check_that_throws_pauses()
    {
        await using GateHarness harness = new();
        Pipeline<DealQuestion, DealQuestion> pipeline = Pipeline.Start<DealQuestion>("checking").Ensure(_ => throw new FormatException("no"), "anything");

        PausedStage pause = Assert.IsType<PipelineResult<DealQuestion>.Paused>(await pipeline.RunAsync(harness.Run, new("D-1"))).At;

        Assert.Equal((PauseReason.Failed, "what it handed on could not be checked (FormatException)."), (pause.Reason, pause.Why));
    }

    [Fact]
    public async Task R22_a_stage_can_call_the_tools_of_its_run()
    {
        await using GateHarness harness = new();
        Pipeline<DealQuestion, Draft> pipeline = Pipeline.Start<DealQuestion>("writing").Then<Draft>("update", async (question, run, cancellationToken) =>
        {
            GateResult written = await run.CallAsync(
                "crm_update_deal", Encoding.UTF8.GetBytes($$$"""{"dealId":"{{{question.DealId}}}","changes":{"nextStep":"Sign"}}"""), cancellationToken: cancellationToken);
            return new Draft(written.Message);
        });

        PipelineResult<Draft> result = await pipeline.RunAsync(harness.Run, new("D-1"));

        Assert.Equal("Written.", Assert.IsType<PipelineResult<Draft>.Completed>(result).Value.Text);
        Assert.Equal(1, harness.Run.Summarize().Of(OutcomeKind.Applied));
    }

    [Fact]
    public async Task A_pipeline_that_could_not_be_found_again_is_not_built()
    {
        Pipeline<DealQuestion, Draft> pipeline = Pipeline.Start<DealQuestion>("twice").Then<Draft>("a", (_, _) => Task.FromResult<StageOutput<Draft>>(new Draft("x")));

        Assert.Contains("has a stage \"a\" already", Assert.Throws<ArgumentException>(() => pipeline.Then<Draft>("a", (draft, _) => Task.FromResult<StageOutput<Draft>>(draft))).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => pipeline.Then<Draft>("b", (draft, _) => Task.FromResult<StageOutput<Draft>>(draft), TimeSpan.Zero));
        await using GateHarness harness = new();
        await harness.Run.CloseAsync();
        await Assert.ThrowsAsync<ObjectDisposedException>(() => pipeline.RunAsync(harness.Run, new("D-1")));
    }
}
