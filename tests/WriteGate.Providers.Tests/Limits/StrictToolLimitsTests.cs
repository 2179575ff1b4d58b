using Anthropic.Models.Messages;

using WriteGate.Providers.Tests.Desk;
using WriteGate.Tools;

namespace WriteGate.Providers.Tests.Limits;

/// <summary>What Anthropic takes of strict tools in one request.</summary>
public sealed class StrictToolLimitsTests : IAsyncLifetime
{
    private readonly DeskGate gate = new();

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task Tools_within_the_limits_are_handed_over_strict()
    {
        await using GateRun run = gate.OpenRun("support");
        Assert.All(run.AsAnthropicTools(), tool => Assert.True(tool.Strict));
    }

    [Fact]
    public void More_than_twenty_tools_are_refused_by_number()
    {
        GatedTool tool = Tool("wide_ping");
        Assert.Equal(20, Enumerable.Repeat(tool, 20).AsAnthropicTools().Count);

        string message = Refusal(Enumerable.Repeat(tool, 21));
        Assert.Contains("21 strict tools", message, StringComparison.Ordinal);
        Assert.Contains("20", message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_twenty_four_optional_parameters_are_refused_with_the_tools_that_have_most()
    {
        // 11 fields of a thing and 3 of a ticket may be left out, and of a search limit, priority, after and lang.
        string message = Refusal([Tool("wide_change"), Tool("wide_change_many"), Tool("desk_update_ticket"), Tool("wide_search")]);

        Assert.Contains("optional parameters, and the strict tools of a request may hold 24", message, StringComparison.Ordinal);
        Assert.Contains("Most are in wide_change (", message, StringComparison.Ordinal);
        Assert.Contains("wide_change_many (", message, StringComparison.Ordinal);
        Assert.DoesNotContain("wide_search", message, StringComparison.Ordinal);
    }

    [Fact]
    public void More_than_sixteen_unions_are_refused_with_the_tools_that_have_most()
    {
        // home.zip, work, all, named, by.home and the members of a place and a person.
        GatedTool[] places = [Tool("wide_places")];
        places.AsAnthropicTools();

        string message = Refusal(Enumerable.Repeat(places[0], 5));

        Assert.Contains("parameters with a union, and the strict tools of a request may hold 16", message, StringComparison.Ordinal);
        Assert.Contains("Most are in wide_places (", message, StringComparison.Ordinal);
        Assert.Contains("AsAnthropicTool(strict: false)", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_tool_that_only_advises_costs_nothing()
    {
        Tool tool = Tool("wide_places").AsAnthropicTool(strict: false);
        Assert.False(tool.Strict);
        Assert.Equal("wide_places", tool.Name);
    }

    [Theory]
    [InlineData("""{"type":"object","properties":{},"required":[]}""", 0, 0)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"string"},"b":{"type":["string","null"]}},"required":["b"]}""", 1, 1)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"array","items":{"type":["string","null"]}}},"required":["a"]}""", 0, 1)]
    [InlineData("""{"type":"object","properties":{"a":{"type":"object","properties":{"b":{"anyOf":[{"type":"string"},{"type":"null"}]}},"required":[]}},"required":[]}""", 2, 1)]
    [InlineData("""{"type":"object","properties":{"a":{"anyOf":[{"type":"object","properties":{"b":{"type":"string"}},"required":[]},{"type":"null"}]}},"required":["a"]}""", 1, 1)]
    [InlineData("""{"type":"object","properties":{"a":{"$ref":"#/$defs/d"}},"required":["a"],"$defs":{"d":{"type":"object","properties":{"b":{"type":["string","null"]}},"required":[]}}}""", 1, 1)]
    public void Nested_parameters_are_counted(string schema, int optional, int unions)
        => Assert.Equal(new SchemaCost(optional, unions), SchemaCost.Of(System.Text.Encoding.UTF8.GetBytes(schema)));

    private static string Refusal(IEnumerable<GatedTool> tools)
        => Assert.Throws<InvalidOperationException>(() => tools.AsAnthropicTools()).Message;

    private GatedTool Tool(string name) => gate.OpenRun("everything").Tools.Single(tool => tool.Contract.Name == name);
}
