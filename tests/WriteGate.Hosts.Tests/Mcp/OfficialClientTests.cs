using System.Text.Json;

namespace WriteGate.Hosts.Tests.Mcp;

/// <summary>The sample server as the official TypeScript client sees it, over stdio.</summary>
public sealed class OfficialClientTests : IClassFixture<OfficialClientTests.LiveServer>
{
    private readonly McpClientProcess client;

    public OfficialClientTests(LiveServer server) => client = server.Client;

    [Fact]
    public async Task Every_tool_is_listed_with_schemas_that_a_strict_validator_takes()
    {
        JsonElement tools = await client.ListAsync();
        Assert.Equal(JsonValueKind.Array, tools.ValueKind);
        Assert.Equal(
            ["helpdesk_add_note", "helpdesk_get_ticket", "helpdesk_list_tickets", "helpdesk_refund", "helpdesk_reply", "helpdesk_update_ticket"],
            tools.EnumerateArray().Select(tool => tool.GetProperty("name").GetString()).Order());
        Assert.DoesNotContain("customerEmail", tools.EnumerateArray().Select(tool => tool.GetProperty("inputSchema").GetRawText()).Aggregate(string.Concat), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("helpdesk_get_ticket", true, false)]
    [InlineData("helpdesk_add_note", false, false)]
    [InlineData("helpdesk_update_ticket", false, true)]
    [InlineData("helpdesk_refund", false, true)]
    public async Task Hints_follow_from_the_contract(string name, bool readOnly, bool destructive)
    {
        JsonElement hints = (await client.ListAsync()).EnumerateArray().Single(tool => tool.GetProperty("name").GetString() == name).GetProperty("annotations");
        Assert.Equal(readOnly, hints.GetProperty("readOnlyHint").GetBoolean());
        Assert.Equal(destructive, hints.GetProperty("destructiveHint").GetBoolean());
        Assert.True(hints.GetProperty("idempotentHint").GetBoolean());
        Assert.True(hints.GetProperty("openWorldHint").GetBoolean());
    }

    [Fact]
    public async Task A_read_is_answered()
    {
        JsonElement value = (await CallAsync("helpdesk_get_ticket", """{"ticketId":"T-2"}""", "answered")).GetProperty("value");
        Assert.Equal("Cannot sign in", value.GetProperty("subject").GetString());
    }

    [Fact]
    public async Task A_list_is_answered()
        => Assert.Equal(1, (await CallAsync("helpdesk_list_tickets", """{"status":"Solved"}""", "answered")).GetProperty("value").GetArrayLength());

    [Fact]
    public async Task A_write_is_applied_and_a_duplicate_replayed()
    {
        const string Assign = """{"ticketId":"T-1","changes":{"assignee":"eve","clear":[]}}""";
        JsonElement applied = await CallAsync("helpdesk_update_ticket", Assign, "applied");
        Assert.Equal("eve", applied.GetProperty("after").GetProperty("assignee").GetString());
        await CallAsync("helpdesk_update_ticket", Assign, "replayed");
        JsonElement ticket = (await CallAsync("helpdesk_get_ticket", """{"ticketId":"T-1"}""", "answered")).GetProperty("value");
        Assert.Equal("1+", ticket.GetProperty("version").GetString());
    }

    [Fact]
    public async Task Invalid_arguments_are_an_error_with_the_whole_list()
    {
        JsonElement result = await CallAsync(
            "helpdesk_update_ticket", """{"ticketId":7,"changes":{"priority":"high","due":"tomorrow","status":1},"force":true}""", "invalid", isError: true);
        Assert.Equal(
            ["/changes/due", "/changes/priority", "/changes/status", "/force", "/ticketId"],
            result.GetProperty("violations").EnumerateArray().Select(violation => violation.GetProperty("path").GetString()).Order());
    }

    [Fact]
    public async Task A_protected_field_is_refused()
    {
        JsonElement result = await CallAsync("helpdesk_update_ticket", """{"ticketId":"T-2","changes":{"customerEmail":"me@example.com"}}""", "invalid", isError: true);
        Assert.Contains(result.GetProperty("violations").EnumerateArray(), violation => violation.GetProperty("code").GetString() == "protected_field");
    }

    [Theory]
    [InlineData("helpdesk_refund", """{"ticketId":"T-2","amount":20}""")]
    [InlineData("helpdesk_reply", """{"ticketId":"T-2","version":"1","text":"We look into it."}""")]
    [InlineData("helpdesk_update_ticket", """{"ticketId":"T-2","changes":{"status":"Solved"}}""")]
    public async Task What_needs_a_person_waits_and_a_second_call_meets_the_same_proposal(string tool, string arguments)
    {
        JsonElement first = await CallAsync(tool, arguments, "pending");
        JsonElement second = await CallAsync(tool, arguments, "pending");
        Assert.Equal(first.GetProperty("intent").GetString(), second.GetProperty("intent").GetString());
    }

    [Fact]
    public async Task The_same_key_with_another_body_is_a_conflict_and_an_error()
    {
        await CallAsync("helpdesk_add_note", """{"ticketId":"T-2","topic":"call back","text":"At nine."}""", "applied");
        await CallAsync("helpdesk_add_note", """{"ticketId":"T-2","topic":"call back","text":"At ten."}""", "conflict", isError: true);
    }

    [Theory]
    [InlineData("""{}""")]
    [InlineData("""{"ticketId":null}""")]
    public async Task Whatever_a_client_sends_the_server_answers(string arguments) => await CallAsync("helpdesk_get_ticket", arguments, "invalid", isError: true);

    [Fact]
    public async Task Half_a_surrogate_pair_is_refused_by_the_sdk_before_any_tool_and_the_server_goes_on()
    {
        Assert.True((await client.CallAsync("helpdesk_get_ticket", """{"ticketId":"\ud800"}""")).TryGetProperty("error", out _));
        await CallAsync("helpdesk_get_ticket", """{"ticketId":"T-3"}""", "answered");
    }

    [Fact]
    public async Task A_megabyte_of_text_is_refused()
        => await CallAsync("helpdesk_reply", $$"""{"ticketId":"T-1","version":"1","text":"{{new string('x', 1 << 20)}}"}""", "invalid", isError: true);

    [Fact]
    public async Task With_the_standing_lock_closed_a_write_is_rehearsed_and_that_is_no_error()
    {
        await using McpClientProcess closed = new();
        JsonElement result = await closed.CallAsync("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"priority":"High"}}""");
        Assert.Equal("rehearsed", result.GetProperty("structuredContent").GetProperty("outcome").GetString());
        Assert.False(result.TryGetProperty("isError", out JsonElement error) && error.GetBoolean());
    }

    private async Task<JsonElement> CallAsync(string tool, string arguments, string outcome, bool isError = false)
    {
        JsonElement result = await client.CallAsync(tool, arguments);
        Assert.False(result.TryGetProperty("error", out JsonElement thrown), thrown.ToString());
        JsonElement structured = result.GetProperty("structuredContent");
        Assert.Equal(outcome, structured.GetProperty("outcome").GetString());
        Assert.Equal(isError, result.TryGetProperty("isError", out JsonElement error) && error.GetBoolean());
        Assert.True(JsonElement.DeepEquals(structured, JsonElement.Parse(result.GetProperty("content")[0].GetProperty("text").GetString()!)));
        return structured;
    }

    public sealed class LiveServer : IAsyncLifetime
    {
        internal McpClientProcess Client { get; } = new(("WRITEGATE__LIVEWRITES", "true"));

        public Task InitializeAsync() => Client.ListAsync();

        public async Task DisposeAsync() => await Client.DisposeAsync();
    }
}
