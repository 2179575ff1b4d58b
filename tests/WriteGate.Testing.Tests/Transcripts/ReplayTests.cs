namespace WriteGate.Testing.Tests.Transcripts;

public sealed class ReplayTests : IDisposable
{
    private const string Run = """{"run":{"tenant":"acme","workflow":"support","agent":"bot","onBehalfOf":"u7","apply":true}}""";

    private const string Incident = Run + """

        // The model asks for a refund, repeats itself, and then asks for more.
        {"call":"helpdesk_refund","arguments":{"ticketId":"T-1","amount":20},"callId":"c1","intent":"refund","expect":"pending"}
        {"call":"helpdesk_refund","arguments":{"ticketId":"T-1","amount":20},"callId":"c2","retryOf":"refund","intent":"refund","expect":"pending"}
        {"approve":"refund","by":"bot","expect":"refused"}
        {"approve":"refund","by":"U7","expect":"refused"}
        {"execute":"refund","expect":"pending"}
        {"approve":"refund","by":"maria","expect":"taken"}
        {"execute":"refund","expect":"applied"}
        {"call":"helpdesk_refund","arguments":{"ticketId":"T-1","amount":400},"callId":"c3","retryOf":"refund","intent":"refund","expect":"conflict"}
        {"call":"helpdesk_update_ticket","argumentsText":"{\"ticketId\":","expect":"invalid"}
        """;

    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task A_transcript_that_ends_as_expected_shows_no_difference()
    {
        await using TestGate gate = await desk.OpenAsync();

        TranscriptReplay replay = await gate.Assert.ReplaysAsync(Transcript.Parse(Incident));

        Assert.Equal(6, replay.Results.Count);
        await gate.Assert.OneEffectAsync(replay.Results[0]);
        await gate.Assert.JournalIntactAsync();
        Assert.Single(desk.System.Outbox);
    }

    [Fact]
    public async Task Every_step_that_ends_otherwise_is_told_and_the_rest_is_still_played()
    {
        string wrong = Incident
            .Replace("\"expect\":\"conflict\"", "\"expect\":\"applied\"", StringComparison.Ordinal)
            .Replace("\"by\":\"U7\",\"expect\":\"refused\"", "\"by\":\"U7\",\"expect\":\"taken\"", StringComparison.Ordinal);
        await using TestGate gate = await desk.OpenAsync();

        GateAssertionException told = await Assert.ThrowsAsync<GateAssertionException>(() => gate.Assert.ReplaysAsync(Transcript.Parse(wrong)));

        Assert.Contains("step 4 (approve refund by U7): expected taken, was refused", told.Message, StringComparison.Ordinal);
        Assert.Contains("step 8 (helpdesk_refund, call c3): expected applied, was conflict", told.Message, StringComparison.Ordinal);
        Assert.Equal(2, told.Message.Split('\n').Count(line => line.StartsWith("  step ", StringComparison.Ordinal)));
        Assert.Contains("Journal, the last", told.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_label_means_one_intent()
    {
        Transcript twoIntents = Transcript.Parse(Run + """

            {"call":"helpdesk_refund","arguments":{"ticketId":"T-1","amount":20},"intent":"refund","expect":"pending"}
            {"call":"helpdesk_refund","arguments":{"ticketId":"T-2","amount":20},"intent":"refund","expect":"pending"}
            {"call":"helpdesk_get_ticket","arguments":{"ticketId":"T-2"},"intent":"refund","expect":"answered"}
            """);
        await using TestGate gate = await desk.OpenAsync();

        TranscriptReplay replay = await twoIntents.ReplayAsync(gate.Gate);

        Assert.Equal(["pending of another intent", "answered of another intent"], replay.Differences.Select(difference => difference.Actual));
    }

    [Theory]
    [InlineData("""{"approve":"nothing","by":"maria","expect":"taken"}""")]
    [InlineData("""{"approve":"nothing","by":"maria","expect":"refused"}""")]
    [InlineData("""{"execute":"nothing","expect":"denied"}""")]
    public async Task A_step_on_an_intent_that_is_not_there_is_a_difference(string step)
    {
        await using TestGate gate = await desk.OpenAsync();

        TranscriptReplay replay = await Transcript.Parse(Run + "\n" + step).ReplayAsync(gate.Gate);

        Assert.Equal("impossible", Assert.Single(replay.Differences).Actual);
    }

    [Fact]
    public async Task The_world_can_move_between_steps()
    {
        Transcript transcript = Transcript.Parse(Run + """

            {"call":"helpdesk_update_ticket","arguments":{"ticketId":"T-1","changes":{"status":"Solved"}},"intent":"solve","expect":"pending"}
            {"approve":"solve","by":"maria","expect":"taken"}
            {"execute":"solve","expect":"stale"}
            """);
        await using TestGate gate = await desk.OpenAsync();

        await gate.Assert.ReplaysAsync(transcript, step =>
        {
            if (step is TranscriptStep.Execution)
            {
                desk.System.Update("T-1", null, ticket => ticket with { Status = HelpdeskMcp.Status.Waiting });
            }

            return default;
        });

        await gate.Assert.NothingWrittenAsync();
    }
}
