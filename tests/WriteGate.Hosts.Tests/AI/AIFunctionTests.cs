using System.Text;
using System.Text.Json;

using HelpdeskMcp;

using Microsoft.Extensions.AI;

using WriteGate.AI;
using WriteGate.Tools;

namespace WriteGate.Hosts.Tests.AI;

public sealed class AIFunctionTests : IAsyncLifetime
{
    private const string Raise = """{"ticketId":"T-1","changes":{"priority":"High","assignee":null,"due":null,"status":null,"clear":[]}}""";

    private readonly HelpdeskGate gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public void A_host_gets_the_tools_of_the_workflow_and_no_others()
    {
        Assert.Equal(gate.Run.Tools.Select(tool => tool.Contract.Name), gate.Run.AsAITools().Select(tool => tool.Name));
        Assert.Equal("helpdesk_get_ticket", Assert.Single(gate.OpenRun(workflow: "reading").AsAITools()).Name);
        Assert.Empty(gate.OpenRun(workflow: "none").AsAITools());
    }

    [Theory]
    [InlineData(SchemaDialect.OpenAI)]
    [InlineData(SchemaDialect.Anthropic)]
    [InlineData(SchemaDialect.Gemini)]
    [InlineData(SchemaDialect.Full)]
    public void The_schema_is_the_constant_of_the_build(SchemaDialect dialect)
    {
        foreach (GatedTool tool in gate.Run.Tools)
        {
            AIFunction function = tool.AsAIFunction(gate.Run, new AIToolOptions { Dialect = dialect });
            Assert.Equal(Encoding.UTF8.GetString(tool.Schema(dialect)), function.JsonSchema.GetRawText());
            Assert.Equal(tool.Contract.Description, function.Description);
        }
    }

    [Theory]
    [InlineData(SchemaDialect.OpenAI, true, true)]
    [InlineData(SchemaDialect.Anthropic, true, true)]
    [InlineData(SchemaDialect.OpenAI, false, false)]
    [InlineData(SchemaDialect.Full, true, false)]
    [InlineData(SchemaDialect.Gemini, true, false)]
    public void Both_adapters_are_asked_for_strictness_where_the_schema_fits(SchemaDialect dialect, bool strict, bool asked)
    {
        AIFunction function = gate.Run.Function("helpdesk_refund", new AIToolOptions { Dialect = dialect, Strict = strict });
        Assert.Equal(asked, function.AdditionalProperties.TryGetValue("strict", out object? openAI) && openAI is true);
        Assert.Equal(asked, function.AdditionalProperties.TryGetValue("Strict", out object? anthropic) && anthropic is true);
    }

    [Fact]
    public async Task A_read_is_answered()
    {
        JsonElement result = await gate.Run.CallAsync("helpdesk_get_ticket", """{"ticketId":"T-2"}""");
        Assert.Equal("answered", result.Outcome());
        Assert.Equal("Cannot sign in", result.GetProperty("value").GetProperty("subject").GetString());
    }

    [Fact]
    public async Task A_write_is_applied_and_the_same_call_again_is_replayed()
    {
        Assert.Equal("applied", (await gate.Run.CallAsync("helpdesk_update_ticket", Raise)).Outcome());
        string? version = gate.Desk.Find("T-1")!.Version;
        Assert.Equal("replayed", (await gate.Run.CallAsync("helpdesk_update_ticket", Raise)).Outcome());
        Assert.Equal(Priority.High, gate.Desk.Find("T-1")!.Priority);
        Assert.Equal(version, gate.Desk.Find("T-1")!.Version);
    }

    [Fact]
    public async Task Plain_values_and_nested_dictionaries_are_read_as_json_is()
    {
        AIFunctionArguments arguments = new()
        {
            ["ticketId"] = "T-1",
            ["changes"] = new Dictionary<string, object?> { ["due"] = new DateOnly(2026, 12, 24), ["priority"] = "Low", ["clear"] = Array.Empty<string>() },
        };
        Assert.Equal("applied", (await gate.Run.CallAsync("helpdesk_update_ticket", arguments)).Outcome());
        Assert.Equal(new DateOnly(2026, 12, 24), gate.Desk.Find("T-1")!.Due);
    }

    [Fact]
    public async Task Without_the_runs_lock_a_write_is_only_rehearsed()
    {
        JsonElement result = await gate.OpenRun(apply: false).CallAsync("helpdesk_update_ticket", Raise);
        Assert.Equal("rehearsed", result.Outcome());
        Assert.Equal(Priority.Normal, gate.Desk.Find("T-1")!.Priority);
    }

    [Fact]
    public async Task A_tool_that_the_workflow_does_not_allow_is_denied_however_the_function_was_made()
    {
        GatedTool update = gate.Run.Tools.Single(tool => tool.Contract.Name == "helpdesk_update_ticket");
        object? result = await update.AsAIFunction(gate.OpenRun(workflow: "reading")).InvokeAsync(AIFunctionCalls.Arguments(Raise));
        Assert.Equal("denied", Assert.IsType<JsonElement>(result).Outcome());
    }

    [Fact]
    public async Task The_call_id_is_taken_from_the_context_that_the_host_gives()
    {
        AIFunctionArguments arguments = AIFunctionCalls.Arguments(Raise);
        arguments.Context = new Dictionary<object, object?> { ["call"] = new FunctionCallContent("call_7", "helpdesk_update_ticket") };
        await gate.Run.CallAsync("helpdesk_update_ticket", arguments);
        Assert.Contains(await gate.JournalAsync(), row => row.Entry.CallId == "call_7");
    }

    [Fact]
    public async Task A_host_that_knows_the_call_otherwise_says_so()
    {
        AIToolOptions options = new() { DescribeCall = _ => new CallOptions { CallId = "call_8" } };
        await gate.Run.CallAsync("helpdesk_update_ticket", AIFunctionCalls.Arguments(Raise), options);
        Assert.Contains(await gate.JournalAsync(), row => row.Entry.CallId == "call_8");
    }

    [Fact]
    public async Task Cancellation_reaches_the_gate()
    {
        using CancellationTokenSource cancelled = new();
        await cancelled.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(
            async () => await gate.Run.Function("helpdesk_update_ticket").InvokeAsync(AIFunctionCalls.Arguments(Raise), cancelled.Token));
        Assert.Equal(Priority.Normal, gate.Desk.Find("T-1")!.Priority);
    }

    [Fact]
    public async Task Parallel_identical_calls_write_once()
    {
        JsonElement[] results = await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => Task.Run(() => gate.Run.CallAsync("helpdesk_update_ticket", Raise))));
        Assert.Single(results, result => result.Outcome() == "applied");
        Assert.All(results, result => Assert.Contains(result.Outcome(), (string[])["applied", "replayed", "in_progress"]));
    }

    [Fact]
    public void The_result_schema_names_every_outcome()
    {
        JsonElement outcome = gate.Run.Function("helpdesk_refund").ReturnJsonSchema!.Value.GetProperty("properties").GetProperty("outcome");
        Assert.Equal(Outcomes.All.Select(row => row.Word), outcome.GetProperty("enum").EnumerateArray().Select(word => word.GetString()));
    }
}
