using WriteGate.Analyzers.Rules;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>WG3008: a write tool that swallows a failure.</summary>
public sealed class SwallowedFailureTests
{
    [Theory]
    [InlineData("try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); } {|WG3008:catch|} (Exception e) { Console.WriteLine(e); } return \"Done\";")]
    [InlineData("try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); return \"Done\"; } {|WG3008:catch|} { return \"Done\"; }")]
    [InlineData("try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); return \"Done\"; } {|WG3008:catch|} (HttpRequestException) { return null; }")]
    [InlineData("try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); } catch (HttpRequestException) { throw; } {|WG3008:catch|} (Exception) { } finally { Console.WriteLine(); } return \"Done\";")]
    [InlineData("for (int i = 0; i < 3; i++) { try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); return \"Done\"; } {|WG3008:catch|} (HttpRequestException) { } } return \"Done\";")]
    [InlineData("await {|WG3008:http.PostAsync(\"/\", null)|}; return \"Done\";")]
    [InlineData("_ = await {|WG3008:http.PostAsync(\"/\", null)|}; return \"Done\";")]
    [InlineData("{|WG3008:http.PostAsync(\"/\", null)|}; return \"Done\";")]
    [InlineData("_ = {|WG3008:http.PostAsync(\"/\", null)|}; return \"Done\";")]
    [InlineData("var response = await {|WG3008:http.PostAsync(\"/\", null)|}; return await response.Content.ReadAsStringAsync();")]
    [InlineData("return await (await {|WG3008:http.PostAsync(\"/\", null).ConfigureAwait(false)|}).Content.ReadAsStringAsync();")]
    public Task C10_a_tool_that_swallows_a_failure_is_refused(string body) => Tool(body.Replace("{|WG3008:http.PostAsync(\"/\", null).ConfigureAwait(false)|}", "{|WG3008:http.PostAsync(\"/\", null)|}.ConfigureAwait(false)", StringComparison.Ordinal));

    [Theory]
    [InlineData("(await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); return \"Done\";")]
    [InlineData("var response = await http.PostAsync(\"/\", null); return response.IsSuccessStatusCode ? \"Done\" : \"Failed\";")]
    [InlineData("var response = await http.PostAsync(\"/\", null); return Describe(response);")]
    [InlineData("try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); return \"Done\"; } catch (Exception e) { return e.Message; }")]
    [InlineData("try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); return \"Done\"; } catch (Exception) { return \"The deal could not be saved.\"; }")]
    [InlineData("try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); return \"Done\"; } catch (Exception e) { throw new InvalidOperationException(\"No.\", e); }")]
    [InlineData("string answer = \"Done\"; try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); } catch (Exception) { answer = \"No luck\"; } return answer;")]
    [InlineData("int failed = 0; try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); } catch (Exception) { failed++; } return $\"{failed} left over\";")]
    [InlineData("for (int i = 0; i < 3; i++) { try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); return \"Done\"; } catch (HttpRequestException) { } } throw new TimeoutException();")]
    [InlineData("try { (await http.PostAsync(\"/\", null)).EnsureSuccessStatusCode(); return \"Done\"; } catch (Exception) when (id == \"x\") { throw; }")]
    [InlineData("try { return await http.GetStringAsync(\"/\"); } catch (Exception) { return \"\"; }")]
    public Task A_tool_that_tells_of_a_failure_is_clean(string body) => Tool(body);

    [Fact]
    public Task What_is_no_tool_may_do_as_it_likes() => Run("private async Task<string> Close(HttpClient http) { try { await http.PostAsync(\"/\", null); } catch { } return \"\"; }");

    [Fact]
    public Task C10_a_gated_write_is_held_to_it_too() => Run("""
        [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(id)), Irreversible("No.")]
        private async Task Close(string id, WritePermit permit) => await {|WG3008:http.DeleteAsync("/" + id)|};
        private readonly HttpClient http = new();
        """);

    private static Task Tool(string body) => Run($$"""
        [McpServerTool] public static async Task<string?> Close(HttpClient http, string id)
        {
        {{body}}
        }
        private static string Describe(HttpResponseMessage response) => response.ToString();
        """);

    private static Task Run(string members)
    {
        CSharpAnalyzerTest<SwallowedFailureAnalyzer> test = EffectRuleTest.Test<SwallowedFailureAnalyzer>($$"""
            #pragma warning disable CS1998, CS4014
            [AgentTools("crm")]
            public sealed partial class Tools
            {
            {{members}}
            }
            """);
        return test.RunAsync();
    }
}
