namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG1010: one tool that reads and writes.</summary>
public sealed class ActionArgumentTests
{
    [Theory]
    [InlineData("{|WG1010:string|} action", "switch (action) { case \"get\": return await http.GetStringAsync(url); case \"delete\": await http.DeleteAsync(url); break; } return \"\";")]
    [InlineData("{|WG1010:Verb|} action", "return action switch { Verb.Get => await http.GetStringAsync(url), _ => (await http.DeleteAsync(url)).ToString() };")]
    [InlineData("{|WG1010:string|} action", "if (action == \"get\") { return await http.GetStringAsync(url); } else { await http.DeleteAsync(url); return \"\"; }")]
    [InlineData("{|WG1010:string|} action", "if (string.Equals(action, \"get\", StringComparison.OrdinalIgnoreCase)) return await http.GetStringAsync(url); if (action is \"delete\" or \"remove\") await http.DeleteAsync(url); return \"\";")]
    [InlineData("{|WG1010:string|} action", "switch (action.ToLowerInvariant()) { case \"get\": return await Get(); default: return await Delete(); }")]
    [InlineData("{|WG1010:string?|} action = null", "var verb = action ?? \"get\"; if (verb == \"get\") return await Get(); if (verb == \"delete\") return await Delete(); return \"\";")]
    [InlineData("{|WG1010:Verb|} action", "return await Dispatch(1, action);")]
    public Task A_tool_that_does_both_is_flagged(string parameter, string body) => Verify(parameter, body);

    [Theory]
    [InlineData("string action", "switch (action) { case \"put\": await http.PutAsync(url, null); break; case \"delete\": await http.DeleteAsync(url); break; } return \"\";")]
    [InlineData("string view", "switch (view) { case \"short\": return await http.GetStringAsync(url); default: return await http.GetStringAsync(url + \"/all\"); }")]
    [InlineData("string name", "var found = await http.GetStringAsync(url + name); if (found == \"\") { await http.DeleteAsync(url); } return found;")]
    [InlineData("string name", "if (name == \"\") { return \"Give a name.\"; } await http.DeleteAsync(url); return \"\";")]
    [InlineData("bool confirm", "if (confirm) { await http.DeleteAsync(url); return \"\"; } return await http.GetStringAsync(url);")]
    [InlineData("string note", "if (note == url) { await http.DeleteAsync(url); } else { await http.GetStringAsync(url); } return \"\";")]
    public Task A_tool_that_does_one_or_chooses_otherwise_is_clean(string parameter, string body) => Verify(parameter, body);

    [Fact]
    public async Task The_message_names_argument_tool_and_both_calls() => Assert.Equal(
        ["Parameter 'action' of the tool 'deals' decides whether the call reads (HttpClient.GetStringAsync) or writes (HttpClient.DeleteAsync); split the tool, one for each"],
        await EffectRuleTest.MessagesOf("""
            public class Tools(HttpClient http)
            {
                [McpServerTool(Name = "deals")]
                public async Task Deals(string action) { if (action == "get") { await http.GetStringAsync("https://a"); } else { await http.DeleteAsync("https://a"); } }
            }
            """, "WG1010"));

    private static Task Verify(string parameter, string body)
    {
        var test = EffectRuleTest.Test($$"""
            public enum Verb { Get, Delete }
            public class Tools(HttpClient http)
            {
                private readonly string url = "https://crm.example/deals";
                [McpServerTool] public async Task<string> Deals({{parameter}}) { {{body}} }
                private Task<string> Get() => http.GetStringAsync(url);
                private async Task<string> Delete() { await http.DeleteAsync(url); return ""; }
                private Task<string> Dispatch(int count, Verb verb) => verb == Verb.Get ? Get() : Delete();
            }
            """);

        // That it has no tier, and looks at no response, is said elsewhere.
        test.DisabledDiagnostics.AddRange(["WG1001", "WG3008"]);
        return test.RunAsync();
    }
}
