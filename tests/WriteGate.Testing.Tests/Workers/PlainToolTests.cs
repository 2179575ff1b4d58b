using System.Text.Json;

using QueueWorker;

using WriteGate.Tools;

namespace WriteGate.Testing.Tests.Workers;

public sealed class PlainToolTests : IAsyncLifetime
{
    private readonly Desk desk = new();
    private TestGate gate = null!;

    public async Task InitializeAsync() => gate = await desk.OpenAsync();

    public async Task DisposeAsync()
    {
        await gate.DisposeAsync();
        desk.Dispose();
    }

    [Fact]
    public async Task A_framework_that_knows_schemas_and_callbacks_only_writes_through_the_gate()
    {
        PlainTool update = Find("support", "helpdesk_update_ticket");

        string applied = await CallAsync(update, "c1", """{"ticketId":"T-1","changes":{"assignee":"eve"}}""");
        string replayed = await CallAsync(update, "c1", """{"ticketId":"T-1","changes":{"assignee":"eve"}}""");
        string conflict = await CallAsync(update, "c1", """{"ticketId":"T-1","changes":{"assignee":"bob"}}""");
        string invalid = await CallAsync(update, "c2", "no JSON at all");

        Assert.Equal(["applied", "replayed", "conflict", "invalid"], (string[])[applied, replayed, conflict, invalid]);
        Assert.Equal("eve", desk.System.Find("T-1")!.Assignee);
        await gate.Assert.JournalIntactAsync();
    }

    [Theory]
    [InlineData(SchemaDialect.Full)]
    [InlineData(SchemaDialect.OpenAI)]
    [InlineData(SchemaDialect.Anthropic)]
    [InlineData(SchemaDialect.Gemini)]
    public void The_schema_is_closed_and_names_no_protected_field(SchemaDialect dialect)
    {
        PlainTool update = Assert.Single(PlainTool.Of(gate.OpenRun("support"), dialect), tool => tool.Name == "helpdesk_update_ticket");

        Assert.Equal("Changes fields of one ticket.", update.Description);
        Assert.False(update.Schema.GetProperty("additionalProperties").GetBoolean());
        Assert.DoesNotContain("customerEmail", update.Schema.GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public void Only_tools_of_the_workflow_are_handed_out()
        => Assert.Equal("helpdesk_get_ticket", Assert.Single(PlainTool.Of(gate.OpenRun("reading"), SchemaDialect.Full)).Name);

    private PlainTool Find(string workflow, string name)
        => PlainTool.Of(gate.OpenRun(workflow), SchemaDialect.Full).Single(tool => tool.Name == name);

    private static async Task<string> CallAsync(PlainTool tool, string callId, string arguments)
    {
        using JsonDocument answer = JsonDocument.Parse(await tool.CallAsync(callId, arguments));
        return answer.RootElement.GetProperty("outcome").GetString()!;
    }
}
