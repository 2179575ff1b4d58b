using System.Numerics;
using System.Text.Json;
using System.Text.Json.Nodes;

using HelpdeskMcp;

using Microsoft.Extensions.AI;

namespace WriteGate.Hosts.Tests.AI;

/// <summary>What models get wrong: refused with the whole list in one answer, and nothing is written.</summary>
public sealed class BadArgumentTests : IAsyncLifetime
{
    private readonly HelpdeskGate gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync()
    {
        Assert.Equal("1", gate.Desk.Find("T-1")!.Version);
        Assert.Empty(gate.Desk.Outbox);
        await gate.DisposeAsync();
    }

    public static TheoryData<string, string, string[]> Calls => BadCalls.All;

    [Theory]
    [MemberData(nameof(Calls))]
    [InlineData("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"assignee":"\ud800"}}""", new[] { "/changes/assignee bad_format" })]
    public async Task What_a_model_gets_wrong_is_refused_in_one_answer(string tool, string json, string[] violations)
    {
        JsonElement result = await gate.Run.CallAsync(tool, json);
        Assert.Equal("invalid", result.Outcome());
        Assert.Equal(violations.Order(), result.Violations().Order());
    }

    [Fact]
    public async Task A_megabyte_of_text_is_refused_by_its_length()
    {
        JsonElement result = await gate.Run.CallAsync(
            "helpdesk_reply", new AIFunctionArguments { ["ticketId"] = "T-1", ["version"] = "1", ["text"] = new string('x', 1 << 20) });
        Assert.Equal(["/text bad_length"], result.Violations());
        Assert.True(result.GetRawText().Length < 2000);
    }

    [Fact]
    public async Task Bytes_that_are_no_utf_8_are_refused()
    {
        byte[] json = [.. """{"ticketId":"T-1","text":" """u8, 0xC3, 0x28, .. " \"}"u8];
        Dictionary<string, object?> members = JsonElement.Parse(json).EnumerateObject().ToDictionary(member => member.Name, member => (object?)member.Value);
        members["version"] = "1";
        JsonElement result = await gate.Run.CallAsync("helpdesk_reply", new AIFunctionArguments(members));
        Assert.Equal("invalid", result.Outcome());
        Assert.Contains(result.Violations(), violation => violation.EndsWith("malformed_json", StringComparison.Ordinal));
    }

    public static TheoryData<string> Oddities => [.. Odd.Keys];

    private static Dictionary<string, Func<object?>> Odd { get; } = new()
    {
        ["half a surrogate pair"] = () => "a\ud800b",
        ["two halves in the wrong order"] = () => "\udc00\ud800",
        ["half a surrogate pair as a character"] = () => '\ud800',
        ["a name that is half a surrogate pair"] = () => new Dictionary<string, object?> { ["\ud800"] = "x" },
        ["half a surrogate pair in a node"] = () => JsonNode.Parse("\"\\ud800\""),
        ["half a surrogate pair as a node's value"] = () => JsonValue.Create("\ud800"),
        ["half a surrogate pair deep in nodes"] = () => new JsonObject { ["a"] = new JsonArray("\ud800") },
        ["a node with a name twice"] = () => JsonNode.Parse("""{"a":1,"a":2}"""),
        ["not a number"] = () => double.NaN,
        ["infinity"] = () => float.NegativeInfinity,
        ["not a number in a node"] = () => JsonValue.Create(double.NaN),
        ["a big integer"] = () => BigInteger.Pow(10, 400),
        ["an object of no JSON form"] = () => new object(),
        ["a type"] = () => typeof(string),
        ["a list that holds itself"] = () => Cycle(1),
        ["a list that holds itself twice"] = () => Cycle(2),
        ["a list without an end"] = () => Endless(),
        ["very deep lists"] = () => Deep(100_000),
    };

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task What_has_no_json_form_is_refused_where_a_text_is_asked_for(string what)
    {
        Dictionary<string, object?> changes = new() { ["assignee"] = Odd[what](), ["priority"] = "high" };
        JsonElement result = await gate.Run.CallAsync("helpdesk_update_ticket", new AIFunctionArguments { ["ticketId"] = "T-1", ["changes"] = changes });
        Assert.Equal("invalid", result.Outcome());
        Assert.Contains(result.Violations(), violation => violation.StartsWith("/changes/assignee", StringComparison.Ordinal) || violation.EndsWith("malformed_json", StringComparison.Ordinal));
    }

    [Theory]
    [MemberData(nameof(Oddities))]
    public async Task What_has_no_json_form_is_refused_where_a_number_is_asked_for(string what)
    {
        JsonElement result = await gate.Run.CallAsync("helpdesk_refund", new AIFunctionArguments { ["ticketId"] = "T-1", ["amount"] = Odd[what]() });
        Assert.Equal("invalid", result.Outcome());
        Assert.Contains(result.Violations(), violation => violation.StartsWith("/amount", StringComparison.Ordinal) || violation.EndsWith("malformed_json", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_name_that_is_no_text_is_refused()
    {
        JsonElement result = await gate.Run.CallAsync("helpdesk_get_ticket", new AIFunctionArguments { ["ticketId"] = "T-1", ["\ud800"] = 1 });
        Assert.Equal("invalid", result.Outcome());
    }

    [Fact]
    public async Task A_text_with_pairs_of_surrogates_is_a_text()
    {
        JsonElement result = await gate.Run.CallAsync("helpdesk_get_ticket", new AIFunctionArguments { ["ticketId"] = "T-1 😀 \u2028" });
        Assert.NotEqual("invalid", result.Outcome());
    }

    private static List<object?> Cycle(int times)
    {
        List<object?> list = [];
        for (int i = 0; i < times; i++)
        {
            list.Add(list);
        }

        return list;
    }

    private static IEnumerable<int> Endless()
    {
        for (int i = 0; ; i = 0)
        {
            yield return i;
        }
    }

    private static List<object?> Deep(int levels)
    {
        List<object?> inner = [];
        for (int i = 0; i < levels; i++)
        {
            inner = [inner];
        }

        return inner;
    }
}
