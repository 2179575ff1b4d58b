using System.Text.Json;

namespace WriteGate.Hosts.Tests.Mcp;

/// <summary>What models get wrong over MCP: a tool result with the whole list, and nothing is written.</summary>
public sealed class BadCallTests : IAsyncLifetime
{
    private readonly PipedServer server = new();

    public static TheoryData<string, string, string[]> Calls => BadCalls.All;

    public Task InitializeAsync() => server.StartAsync();

    public async Task DisposeAsync()
    {
        Assert.Equal("1", server.Desk.Find("T-1")!.Version);
        Assert.Empty(server.Desk.Outbox);
        await server.DisposeAsync();
    }

    [Theory]
    [MemberData(nameof(Calls))]
    public async Task What_a_model_gets_wrong_is_an_error_with_the_whole_list(string tool, string json, string[] violations)
    {
        JsonElement result = await server.CallAsync(tool, json);
        Assert.True(result.GetProperty("isError").GetBoolean());
        Assert.Equal("invalid", result.GetProperty("structuredContent").GetProperty("outcome").GetString());
        Assert.Equal(violations.Order(), ViolationsIn(result).Order());
    }

    [Theory]
    [InlineData(""" "{\"ticketId\":\"T-1\",\"amount\":5}" """)]
    [InlineData("[]")]
    [InlineData("7")]
    public async Task Arguments_that_are_no_object_are_refused_and_the_server_goes_on(string arguments)
    {
        JsonElement result = await server.CallAsync("helpdesk_refund", arguments);
        Assert.True(result.TryGetProperty("error", out _) || result.GetProperty("isError").GetBoolean(), result.GetRawText());
        await AssertAnswersAsync();
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8_are_refused_and_the_server_goes_on()
    {
        await server.SendAsync((byte[])
        [
            .. """{"jsonrpc":"2.0","id":900,"method":"tools/call","params":{"name":"helpdesk_update_ticket","arguments":{"ticketId":"T-1","changes":{"assignee":" """u8,
            0xC3, 0x28,
            .. " \"}}}}"u8,
        ]);
        JsonElement result = await server.AnswerAsync(900);
        Assert.True(result.GetProperty("isError").GetBoolean(), result.GetRawText());
        Assert.Equal("invalid", result.GetProperty("structuredContent").GetProperty("outcome").GetString());
        await AssertAnswersAsync();
    }

    private async Task AssertAnswersAsync()
    {
        JsonElement answer = await server.CallAsync("helpdesk_get_ticket", """{"ticketId":"T-1"}""");
        Assert.Equal("answered", answer.GetProperty("structuredContent").GetProperty("outcome").GetString());
    }

    private static IEnumerable<string> ViolationsIn(JsonElement result)
        => result.GetProperty("structuredContent").GetProperty("violations").EnumerateArray()
            .Select(violation => $"{violation.GetProperty("path").GetString()} {violation.GetProperty("code").GetString()}");
}
