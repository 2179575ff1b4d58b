using System.Text;
using System.Text.Json;

using WriteGate.Providers.Tests.Desk;
using WriteGate.Providers.Tests.Loopback;
using WriteGate.Providers.Tests.Providers;
using WriteGate.Tools;

namespace WriteGate.Providers.Tests.Loops;

/// <summary>Whole tool-calling loops through a provider's SDK.</summary>
public abstract class ToolLoopTests(Provider provider) : IAsyncLifetime
{
    private readonly Conversation talk = new(provider);

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await talk.DisposeAsync();

    [Fact]
    public async Task Every_tool_is_sent_strict_with_the_schema_of_the_build()
    {
        await talk.HoldAsync();

        IReadOnlyList<SentTool> sent = provider.ToolsIn(talk.Server.Bodies[0]);
        Assert.Equal(talk.Gate.Run.Tools.Select(tool => tool.Contract.Name), sent.Select(tool => tool.Name));
        foreach ((GatedTool tool, SentTool wire) in talk.Gate.Run.Tools.Zip(sent))
        {
            JsonElement schema = JsonElement.Parse(tool.Schema(provider.Dialect));
            Assert.True(wire.Strict);
            Assert.Equal(tool.Contract.Description, wire.Description);
            Assert.True(JsonElement.DeepEquals(schema, wire.Schema), wire.Schema.GetRawText());
            Assert.Equal(schema.GetProperty("properties").GetRawText(), wire.Schema.GetProperty("properties").GetRawText());
            Assert.Equal(JsonValueKind.False, wire.Schema.GetProperty("additionalProperties").ValueKind);
        }
    }

    [Fact]
    public async Task Every_call_of_a_message_is_answered_and_one_refused_does_not_lose_the_others()
    {
        IReadOnlyList<SentAnswer> answers = Assert.Single(await talk.HoldAsync(
        [
            new("c1", "desk_get_ticket", """{"ticketId":"T-1"}"""),
            new("c2", "desk_update_ticket", """{"ticketId":"T-1","changes":{"priority":"urgent"},"force":true}"""),
            new("c3", "desk_delete_everything", "{}"),
            Assign("c4", "T-2", "bob"),
            Assign("c5", "T-3", "ann"),
        ]));

        Assert.Equal(["c1", "c2", "c3", "c4", "c5"], answers.Select(answer => answer.Id));
        Assert.Equal(["answered", "invalid", "denied", "applied", "no_change"], answers.Select(answer => answer.Outcome));
        Assert.Equal("T-1", answers[0].Result.GetProperty("value").GetProperty("id").GetString());
        Assert.Equal(["patch T-2"], talk.Desk.Effects);
    }

    [Fact]
    public async Task The_model_learns_by_the_error_mark_what_failed_and_not_that_a_person_is_asked()
    {
        IReadOnlyList<SentAnswer> answers = Assert.Single(await talk.HoldAsync(
            [new("c1", "desk_get_ticket", "{}"), Close("c2", "T-1"), Assign("c3", "T-2", "bob")]));

        Assert.Equal(["invalid", "pending", "applied"], answers.Select(answer => answer.Outcome));
        Assert.Equal(provider.Dialect == SchemaDialect.Anthropic ? [true, false, false] : [null, null, null], answers.Select(answer => answer.IsError));
    }

    [Fact]
    public async Task A_call_repeated_after_a_timeout_is_looked_up_and_not_written_again()
    {
        talk.Desk.FaultAfterEffect = new TimeoutException();

        IReadOnlyList<IReadOnlyList<SentAnswer>> turns = await talk.HoldAsync([Assign("c1", "T-1", "bob")], [Assign("c2", "T-1", "bob")], [Assign("c3", "T-1", "bob")]);

        Assert.Equal(["unknown", "replayed", "replayed"], turns.Select(answers => Assert.Single(answers).Outcome));
        Assert.Equal(["patch T-1"], talk.Desk.Effects);
    }

    [Fact]
    public async Task A_message_that_is_answered_again_replays_its_calls()
    {
        await talk.HoldAsync([Assign("c1", "T-1", "bob"), Assign("c2", "T-2", "bob")]);

        IReadOnlyList<SentAnswer> again = Assert.Single(await talk.HoldAsync([Assign("c1", "T-1", "bob"), Assign("c2", "T-2", "bob")]));

        Assert.All(again, answer => Assert.Equal("replayed", answer.Outcome));
        Assert.Equal(["patch T-1", "patch T-2"], talk.Desk.Effects);
    }

    [Fact]
    public async Task A_request_that_the_SDK_sends_again_calls_no_tool_again()
    {
        await using ModelServer server = await ModelServer.StartAsync();
        server.Next(provider.Reply(Assign("c1", "T-1", "bob")));
        server.Next("""{"type":"error","error":{"type":"api_error","message":"Overloaded."}}""", status: 503);
        server.Next(provider.Reply());

        Assert.Equal("Done.", await provider.ConverseAsync(server.Address, talk.Gate.Run));

        byte[][] sent = [.. server.Requests.Select(request => request.Body)];
        Assert.Equal(3, sent.Length);
        Assert.Equal(Encoding.UTF8.GetString(sent[1]), Encoding.UTF8.GetString(sent[2]));
        Assert.Equal(["patch T-1"], talk.Desk.Effects);
    }

    [Theory]
    [InlineData("c1")]
    [InlineData("c2")]
    public async Task A_payload_that_changed_under_the_same_key_is_a_conflict(string secondId)
    {
        IReadOnlyList<IReadOnlyList<SentAnswer>> turns = await talk.HoldAsync([Reply("c1", "Hello.")], [Reply(secondId, "Hello!!")]);

        Assert.Equal(["applied", "conflict"], turns.Select(answers => Assert.Single(answers).Outcome));
        Assert.Equal(["reply T-1 Normal 0 Hello."], talk.Desk.Effects);
    }

    [Fact]
    public async Task A_proposal_waits_under_one_intent_and_its_completion_is_told_when_it_is_sent_again()
    {
        IReadOnlyList<IReadOnlyList<SentAnswer>> turns = await talk.HoldAsync([Close("c1", "T-1"), Assign("c2", "T-2", "bob")], [Close("c3", "T-1")]);
        JsonElement proposed = turns[0][0].Result;
        Assert.Equal(["pending", "applied", "pending"], turns.SelectMany(answers => answers).Select(answer => answer.Outcome));
        Assert.Equal(proposed.GetProperty("intent").GetString(), turns[1][0].Result.GetProperty("intent").GetString());
        Assert.Equal(["patch T-2"], talk.Desk.Effects);

        Intents.Intent waiting = Assert.Single(await talk.Gate.Gate.Approvals.ListAsync("acme"));
        Assert.True((await talk.Gate.Gate.Approvals.ApproveAsync("acme", waiting.Id, waiting.Digest!, "olga")).IsTaken);
        Assert.IsType<GateResult.Applied>(await talk.Gate.Gate.ExecuteApprovedAsync("acme", waiting.Id));

        SentAnswer told = Assert.Single(Assert.Single(await talk.HoldAsync([Close("c4", "T-1")])));
        Assert.Equal("replayed", told.Outcome);
        Assert.Equal("Closed", told.Result.GetProperty("after").GetProperty("status").GetString());
        Assert.Equal(["patch T-2", "patch T-1"], talk.Desk.Effects);
    }

    [Fact]
    public async Task Bad_arguments_are_refused_with_the_full_list_beside_a_good_call()
    {
        BadArguments[] table = [.. BadArguments.All.Where(row => provider.SendsArgumentsAsText || row.IsJson)];
        ModelCall[] calls = [.. table.Select((row, i) => new ModelCall("c" + i, "desk_reply", row.Json)), Assign("good", "T-2", "bob")];

        IReadOnlyList<SentAnswer> answers = Assert.Single(await talk.HoldAsync(calls));

        Assert.Equal(calls.Select(call => call.Id), answers.Select(answer => answer.Id));
        foreach ((BadArguments row, SentAnswer answer) in table.Zip(answers))
        {
            Assert.True(answer.Outcome == "invalid", $"{row.What}: {answer.Result}");
            Assert.Equal(row.Violations, answer.Result.GetProperty("violations").EnumerateArray()
                .Select(violation => $"{violation.GetProperty("path").GetString()} {violation.GetProperty("code").GetString()}"));
        }

        Assert.Equal("applied", answers[^1].Outcome);
        Assert.Equal(["patch T-2"], talk.Desk.Effects);
    }

    private static ModelCall Assign(string id, string ticket, string to)
        => new(id, "desk_update_ticket", $$$"""{"ticketId":"{{{ticket}}}","changes":{"assignee":"{{{to}}}"}}""");

    private static ModelCall Close(string id, string ticket)
        => new(id, "desk_update_ticket", $$$"""{"ticketId":"{{{ticket}}}","changes":{"status":"Closed"}}""");

    private static ModelCall Reply(string id, string text)
        => new(id, "desk_reply", $$"""{"ticketId":"T-1","text":"{{text}}","tone":"Normal","copies":0}""");
}
