using System.Text.Json;

using HelpdeskMcp;

using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using ModelContextProtocol.Server;

using WriteGate.Journal;

namespace WriteGate.Hosts.Tests.Mcp;

public sealed class McpServerTests
{
    private const string Raise = """{"ticketId":"T-1","changes":{"priority":"High"}}""";

    [Fact]
    public async Task A_client_sees_only_the_tools_of_the_configured_workflow_and_can_call_no_other()
    {
        await using PipedServer server = await new PipedServer(null, ("WriteGate:Mcp:Workflow", "reading")).StartAsync();
        JsonElement tools = (await server.RequestAsync("tools/list", "{}")).GetProperty("tools");
        Assert.Equal("helpdesk_get_ticket", Assert.Single(tools.EnumerateArray()).GetProperty("name").GetString());
        Assert.True((await server.CallAsync("helpdesk_update_ticket", Raise)).TryGetProperty("error", out _));
        Assert.Equal(Priority.Normal, server.Desk.Find("T-1")!.Priority);
    }

    [Fact]
    public async Task A_workflow_that_is_not_defined_has_no_tools()
    {
        await using PipedServer server = await new PipedServer(null, ("WriteGate:Mcp:Workflow", "suport")).StartAsync();
        JsonElement answer = await server.RequestAsync("tools/list", "{}");
        Assert.Equal(0, answer.TryGetProperty("tools", out JsonElement tools) ? tools.GetArrayLength() : 0);
    }

    [Theory]
    [InlineData("Tenant")]
    [InlineData("Workflow")]
    [InlineData("Agent")]
    public async Task A_server_that_does_not_say_in_whose_name_it_calls_does_not_start(string key)
    {
        await using PipedServer server = new(null, ($"WriteGate:Mcp:{key}", " "));
        OptionsValidationException exception = await Assert.ThrowsAsync<OptionsValidationException>(server.StartAsync);
        Assert.Contains($"WriteGate:Mcp:{key}", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_the_runs_lock_a_write_is_only_rehearsed()
    {
        await using PipedServer server = await new PipedServer(null, ("WriteGate:Mcp:Apply", "false")).StartAsync();
        Assert.Equal("rehearsed", OutcomeOf(await server.CallAsync("helpdesk_update_ticket", Raise)));
        Assert.Equal(Priority.Normal, server.Desk.Find("T-1")!.Priority);
    }

    [Fact]
    public async Task Calls_over_one_connection_belong_to_one_run_and_carry_their_request_ids()
    {
        await using PipedServer server = await new PipedServer().StartAsync();
        await server.CallAsync("helpdesk_update_ticket", Raise);
        await server.CallAsync("helpdesk_refund", """{"ticketId":"T-1","amount":5}""");
        IReadOnlyList<JournalEntry> entries = await server.JournalAsync();
        Assert.Single(entries.Select(entry => entry.RunId).Distinct());
        Assert.Equal(["2", "3"], entries.Select(entry => entry.CallId).Distinct());
    }

    [Fact]
    public async Task What_only_a_request_tells_is_filled_in()
    {
        await using PipedServer server = await new PipedServer(options => options.ForRun((request, run) => run with { OnBehalfOf = $"u-{request.Params?.Name}" })).StartAsync();
        Assert.Equal("applied", OutcomeOf(await server.CallAsync("helpdesk_update_ticket", Raise)));
        Assert.All(await server.JournalAsync(), entry => Assert.Equal("u-helpdesk_update_ticket", entry.OnBehalfOf));
    }

    [Fact]
    public async Task Where_nobody_can_say_in_whose_name_a_call_is_an_error_and_nothing_is_called()
    {
        await using PipedServer server = await new PipedServer(options => options.ForRun((_, _) => throw new InvalidOperationException("No user."))).StartAsync();
        JsonElement result = await server.CallAsync("helpdesk_update_ticket", Raise);
        Assert.Equal("failed", OutcomeOf(result));
        Assert.DoesNotContain("No user", result.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(Priority.Normal, server.Desk.Find("T-1")!.Priority);
    }

    [Theory]
    [InlineData("""{"ticketId":"T-1","ticketId":"T-2","changes":{"priority":"High"}}""", "/ticketId")]
    [InlineData("""{"ticketId":"T-1","changes":{"priority":"High","priority":"Low"}}""", "/changes/priority")]
    public async Task A_name_that_stands_twice_is_refused(string arguments, string path)
    {
        await using PipedServer server = await new PipedServer().StartAsync();
        JsonElement violation = Assert.Single((await server.CallAsync("helpdesk_update_ticket", arguments)).GetProperty("structuredContent").GetProperty("violations").EnumerateArray());
        Assert.Equal("duplicate_member", violation.GetProperty("code").GetString());
        Assert.Equal(path, violation.GetProperty("path").GetString());
    }

    [Theory]
    [InlineData("""{"ticketId":"T-1","changes":{"priority":"Low"}}""")]
    [InlineData("""{"ticketId":"T-1","ticketId":"T-2","changes":{"priority":"Low"}}""", "/ticketId duplicate_member")]
    [InlineData("""{"ticketId":"T-1","note":"no","changes":{"priority":"Low"}}""", "/note unknown_member")]
    public async Task What_a_filter_makes_of_the_arguments_is_what_is_called_unless_they_hold_a_name_twice(string arguments, params string[] violations)
    {
        await using PipedServer server = await new PipedServer(serve => serve.WithRequestFilters(filters => filters.AddCallToolFilter(next => (request, cancellationToken) =>
        {
            request.Params!.Arguments!["ticketId"] = JsonElement.Parse("\"T-2\""u8);
            return next(request, cancellationToken);
        }))).StartAsync();

        JsonElement result = (await server.CallAsync("helpdesk_update_ticket", arguments)).GetProperty("structuredContent");

        Assert.Equal(violations.Length == 0 ? "applied" : "invalid", result.GetProperty("outcome").GetString());
        Assert.Equal(violations, result.TryGetProperty("violations", out JsonElement found)
            ? found.EnumerateArray().Select(violation => $"{violation.GetProperty("path")} {violation.GetProperty("code")}") : []);
        Assert.Equal(Priority.Normal, server.Desk.Find("T-1")!.Priority);
    }

    [Fact]
    public async Task A_member_that_a_filter_takes_out_is_not_there()
    {
        await using PipedServer server = await new PipedServer(serve => serve.WithRequestFilters(filters => filters.AddCallToolFilter(next => (request, cancellationToken) =>
        {
            request.Params!.Arguments!.Remove("changes");
            return next(request, cancellationToken);
        }))).StartAsync();

        JsonElement result = await server.CallAsync("helpdesk_update_ticket", Raise);

        Assert.Equal("invalid", OutcomeOf(result));
        Assert.Equal(Priority.Normal, server.Desk.Find("T-1")!.Priority);
    }

    [Theory]
    [InlineData("null")]
    [InlineData("""{"ticketId":{"a":{"a":{"a":[[[[1]]]]}}}}""")]
    public async Task Arguments_of_any_shape_are_answered_with_a_tool_result(string arguments)
    {
        await using PipedServer server = await new PipedServer().StartAsync();
        JsonElement result = await server.CallAsync("helpdesk_get_ticket", arguments);
        Assert.Equal("invalid", OutcomeOf(result));
        Assert.True(result.GetProperty("isError").GetBoolean());
    }

    [Fact]
    public async Task The_tools_of_a_class_are_served_once()
    {
        ServiceCollection services = new();
        services.AddSingleton(new Helpdesk("unused.json"));
        services.AddWriteGate(gate => gate.UseSqlite("unused.db").AddTools<HelpdeskTools>().AddWorkflow("support", workflow => workflow.Allow<HelpdeskTools>()));
        services.AddMcpServer().WithWriteGateTools<HelpdeskTools>(options => (options.Tenant, options.Workflow) = ("acme", "support")).WithWriteGateTools<HelpdeskTools>();
        await using ServiceProvider provider = services.BuildServiceProvider();
        InvalidOperationException exception = Assert.Throws<InvalidOperationException>(() => provider.GetRequiredService<IOptions<McpServerOptions>>().Value);
        Assert.Contains("helpdesk_", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_did_all_it_can_is_no_error()
        => Assert.Equal(
            ["answered", "applied", "no_change", "replayed", "rehearsed", "pending"],
            Outcomes.All.Where(row => row.Status < 400).Select(row => row.Word));

    private static string? OutcomeOf(JsonElement result) => result.GetProperty("structuredContent").GetProperty("outcome").GetString();
}
