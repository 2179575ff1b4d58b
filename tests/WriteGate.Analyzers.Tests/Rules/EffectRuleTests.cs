namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>The rules over what a tool does: WG1001, WG1002, WG1005, WG1006, WG1007, WG1013.</summary>
public sealed class EffectRuleTests
{
    [Theory]
    [InlineData("[McpServerTool] public Task {|WG1001:Close|}(string id) => http.PutAsync(id, null);")]
    [InlineData("[McpServerTool] public Task {|WG1001:Close|}(string id) => Send(id); private Task Send(string id) => http.DeleteAsync(id);")]
    [InlineData("public AIFunction Make() => AIFunctionFactory.Create({|WG1001:(string id) =>|} http.PutAsync(id, null), \"close\");")]
    [InlineData("[McpServerTool] public Task Get(string id) => http.GetStringAsync(id);")]
    [InlineData("[McpServerTool] public Task Find(string text) => http.PostAsync(\"/search\", new StringContent(text));")]
    [InlineData("[McpServerTool, Reads(\"It answers.\")] public Task Ask(string id) => http.PostAsync(\"/answers\", null);")]
    [InlineData("public Task NoTool(string id) => http.PutAsync(id, null);")]
    public Task C3_a_tool_that_writes_needs_a_tier(string members) => Members(members);

    [Theory]
    [InlineData("[WriteTier(WriteTier.ReadOnly)] public async Task<int> {|WG1002:Close|}(string id) { await http.PutAsync(id, null); return 1; }")]
    [InlineData("[WriteTier(WriteTier.ReadOnly)] public Task<string> Get(string id) => http.GetStringAsync(id);")]
    [InlineData("[WriteTier(WriteTier.ReadOnly)] public int Cache(string id) { File.WriteAllText(Path.GetTempFileName(), id); return 1; }")]
    public Task C6_a_read_must_not_write(string members) => Gated(members);

    [Fact]
    public Task A_tool_that_its_host_takes_for_a_read_must_not_write() => Members(
        "[McpServerTool(ReadOnly = true)] public Task {|WG1001:{|WG1002:Send|}|}(string id) => http.PutAsync(id, null);");

    [Theory]
    [InlineData("[McpServerTool] public Task Try(HttpRequestMessage r) => {|WG1005:http.SendAsync(r)|};")]
    [InlineData("[McpServerTool] public Task Try(string id) => http.SendAsync(new HttpRequestMessage(HttpMethod.Get, id));")]
    [InlineData("[McpServerTool] public async Task Try(HttpRequestMessage r) { await http.SendAsync(r); await http.DeleteAsync(\"/1\"); }")]
    public Task A_request_that_may_write_is_a_warning(string members) => Only<WriteGate.Analyzers.Rules.UnlistedWriteAnalyzer>(members);

    [Theory]
    [InlineData("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), Irreversible(\"Gone.\")] private void Close(string dealId, string {|WG1006:filter|}, WritePermit permit) { }")]
    [InlineData("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), Irreversible(\"Gone.\")] private void {|WG1006:Close|}(string dealId, WritePermit permit) => Sql(\"UPDATE deals SET stage = 2 WHERE owner = 'x'\");")]
    [InlineData("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), Irreversible(\"Gone.\")] private void Close(string dealId, WritePermit permit) => Sql(\"UPDATE deals SET stage = 2 WHERE deal_id = @id\");")]
    [InlineData("[WriteTier(WriteTier.ReadOnly)] public int Find(string filter) => 0;")]
    public Task C9_a_write_names_its_record(string members) => Gated(
        members + " private static void Sql(string sql) { System.Data.Common.DbCommand c = null!; c.CommandText = sql; c.ExecuteNonQuery(); }");

    [Theory]
    [InlineData("[WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(noteId)), ReversedBy(nameof(Restore))] private Task {|WG1007:Remove|}(string noteId, WritePermit permit) => http.DeleteAsync(noteId);")]
    [InlineData("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(noteId)), ReversedBy(nameof(Restore))] private Task Remove(string noteId, WritePermit permit) => http.DeleteAsync(noteId);")]
    [InlineData("[WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(noteId)), ReversedBy(nameof(Restore))] private Task Remove(string noteId, WritePermit permit) => http.PutAsync(noteId, null);")]
    public Task C6_a_deletion_is_reviewed(string members) => Gated(members + " private void Restore(string noteId, WritePermit permit) { }");

    [Fact]
    public async Task The_message_names_tool_sink_and_path()
        => Assert.Contains(
            "The tool 'Close' writes and has no tier: Close → Deals.Save → HttpClient.PutAsync; give it a [WriteTier] in an [AgentTools] class, or mark what only reads with [Reads(\"why\")]",
            await EffectRuleTest.MessagesOf("""
                public sealed class Tools { [McpServerTool] public Task Close(string id) => Deals.Save(id); }
                public static class Deals { public static Task Save(string id) => new HttpClient().PutAsync(id, null); }
                """));

    [Theory]
    [InlineData("+ M:Deals.Save", "{|WG1001:Close|}")]
    [InlineData("+ M:Deals.*(System.String)", "{|WG1001:Close|}")]
    [InlineData("? M:Deals.Save", "{|WG1001:Close|}")]
    [InlineData("? M:Deals.Save", "Get")]
    [InlineData("# nothing", "Close")]
    [InlineData("+ M:Deals.Save(System.Int32)", "Close")]
    [InlineData("+ M:Deals.*\n- M:Deals.Save", "Close")]
    public async Task A_sinks_file_of_the_project_counts(string lines, string method)
    {
        var test = EffectRuleTest.Test<WriteGate.Analyzers.Rules.UngatedToolAnalyzer>($$"""
            public sealed class Tools { [McpServerTool] public void {{method}}(string id) => Deals.Save(id); }
            public static class Deals { public static void Save(string id) { } }
            """);
        test.TestState.AdditionalFiles.Add(("/repo/WriteGate.Sinks.txt", lines));
        await test.RunAsync();
    }

    [Fact]
    public async Task A_bad_line_of_a_sinks_file_is_reported_where_it_stands()
    {
        var test = EffectRuleTest.Test<WriteGate.Analyzers.Rules.BrokenSinkLineAnalyzer>("");
        test.TestState.AdditionalFiles.Add(("/repo/WriteGate.Sinks.txt", "# fine\n+ M:Acme.Client.Update*\n\n* M:Acme.Client.Purge\n+ Acme.Client.Remove\n+ M:Acme.Client.Remove deletes\n"));
        foreach (int line in new[] { 4, 5, 6 })
        {
            test.ExpectedDiagnostics.Add(WriteGate.Verifiers.CSharpAnalyzerVerifier<WriteGate.Analyzers.Rules.BrokenSinkLineAnalyzer>
                .Diagnostic("WG1013").WithSpan("/repo/WriteGate.Sinks.txt", line, 1, line, line == 4 ? 22 : line == 5 ? 21 : 31));
        }

        await test.RunAsync();
    }

    [Theory]
    [InlineData("1", "Close")]
    [InlineData("2", "{|WG1001:Close|}")]
    [InlineData("many", "{|WG1001:Close|}")]
    public async Task The_depth_is_configurable(string depth, string method)
    {
        var test = EffectRuleTest.Test<WriteGate.Analyzers.Rules.UngatedToolAnalyzer>($$"""
            public sealed class Tools
            {
                [McpServerTool] public Task {{method}}(string id) => One(id);
                private Task One(string id) => Two(id);
                private Task Two(string id) => new HttpClient().PutAsync(id, null);
            }
            """);
        test.TestState.AnalyzerConfigFiles.Add(("/.editorconfig", $"root = true\n[*.cs]\nwritegate_max_call_depth = {depth}\n"));
        await test.RunAsync();
    }

    private static Task Members(string members) => Only<EveryRule>(members);

    private static Task Only<TAnalyzer>(string members)
        where TAnalyzer : Microsoft.CodeAnalysis.Diagnostics.DiagnosticAnalyzer, new()
    {
        var test = EffectRuleTest.Test<TAnalyzer>($$"""
            [McpServerToolType]
            public sealed class Tools
            {
                private readonly HttpClient http = new();
                {{members}}
            }
            """);
        if (typeof(TAnalyzer) != typeof(EveryRule))
        {
            test.DisabledDiagnostics.Add("WG1001");
        }

        return test.RunAsync();
    }

    private static Task Gated(string members) => EffectRuleTest.Sources($$"""
        /// <summary>Tools.</summary>
        [AgentTools("crm")]
        public sealed partial class Tools
        {
            private readonly HttpClient http = new();
            {{members}}
        }
        """);
}
