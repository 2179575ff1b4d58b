using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>A call of a client that no table lists: a write where its verb and the tool both say so, its assembly there or not.</summary>
public sealed class ToolClaimTests
{
    private const string Client = """
        namespace Acme
        {
            public interface IJobs { System.Threading.Tasks.Task Stop(string id); System.Threading.Tasks.Task List(string id); }
            public class Client
            {
                public IJobs Jobs => null!;
                public System.Threading.Tasks.Task UpdateAsync(string id) => null!;
                public System.Threading.Tasks.Task ReadAsync(string id) => null!;
                public System.Threading.Tasks.Task FlingAsync(string id) => null!;
                public System.Threading.Tasks.Task ParseAsync(string id) => null!;
                public bool DropTable(string id) => true;
                public bool Add(string id) => true;
                public Shelf Shelf => null!;
            }
            public class Shelf { public bool Add(string id) => true; }
            public class JobBuilder { public JobBuilder DeleteStep(string id) => this; }
        }
        """;

    [Theory]
    [InlineData("[McpServerTool] public async Task Touch(string id) => await acme.UpdateAsync(id);", false)]
    [InlineData("[McpServerTool] public async Task Update(string id) => await acme.UpdateAsync(id);", true)]
    [InlineData("[McpServerTool(Name = \"stop_job\")] public async Task Run(string id) => await acme.Jobs.Stop(id);", true)]
    [InlineData("[McpServerTool, Description(\"Stops a job.\")] public async Task Halt(string id) => await acme.Jobs.Stop(id);", true)]
    [InlineData("[McpServerTool, Description(\"Tells of a job.\")] public async Task Halt(string id) => await acme.Jobs.Stop(id);", false)]
    [InlineData("[McpServerTool(ReadOnly = false)] public async Task Halt(string id) => await acme.Jobs.Stop(id).ConfigureAwait(false);", true)]
    [InlineData("[McpServerTool(Destructive = true)] public async Task Halt(string id) => await acme.Jobs.Stop(id);", true)]
    [InlineData("[McpServerTool(Destructive = false)] public async Task Halt(string id) => await acme.Jobs.Stop(id);", false)]
    [InlineData("[McpServerTool] public async Task Stop(string id) => await acme.Jobs.List(id);", false)]
    [InlineData("[McpServerTool] public async Task GetOrCreate(string id) => await acme.UpdateAsync(id);", false)]
    [InlineData("[McpServerTool] public async Task Update(string id) => await acme.ReadAsync(id);", false)]
    [InlineData("[McpServerTool] public async Task Update(string id) => await acme.FlingAsync(id);", true)]
    [InlineData("[McpServerTool] public async Task Touch(string id) => await acme.FlingAsync(id);", false)]
    [InlineData("[McpServerTool] public async Task Update(string id) => await acme.ParseAsync(id);", false)]
    [InlineData("[McpServerTool] public bool Drop(string id) => acme.DropTable(id);", true)]
    [InlineData("[McpServerTool] public bool Add(string id) => acme.Add(id);", true)]
    [InlineData("[McpServerTool] public bool Add(string id) => acme.Shelf.Add(id);", false)]
    [InlineData("[McpServerTool] public void Delete(string id) => new JobBuilder().DeleteStep(id);", false)]
    [InlineData("[McpServerTool, Reads(\"It computes.\")] public async Task Update(string id) => await acme.UpdateAsync(id);", false)]
    public async Task Two_witnesses_make_a_write(string tool, bool isRefused)
    {
        string source = $"using Acme; public sealed class Tools(Client acme) {{ {tool} }}";
        Assert.Equal((isRefused, isRefused), (await IsRefused(source), await IsRefused(source, Emitted(Client))));
    }

    [Theory]
    [InlineData("new Dictionary<string, string>().Remove(id)")]
    [InlineData("new System.Text.StringBuilder().Insert(0, id)")]
    [InlineData("System.Threading.Channels.Channel.CreateUnbounded<string>().Writer.WriteAsync(id)")]
    [InlineData("new System.Text.Json.Nodes.JsonObject().Remove(id)")]
    public async Task What_works_in_memory_is_no_witness(string call)
        => Assert.False(await IsRefused($"public sealed class Tools {{ [McpServerTool(ReadOnly = false)] public object Delete(string id) => {call}; }}"));

    [Theory]
    [InlineData("public void AddSheet(dynamic book) => book.Sheets.Add();", true)]
    [InlineData("public void RenameSheet(dynamic book, string name) { book.Name = name; }", true)]
    [InlineData("public void AddSheet(dynamic book) => book.Sheets.Fling();", true)]
    [InlineData("public object ListSheets(dynamic book) => book.Sheets.Add();", false)]
    [InlineData("public object AddSheet(dynamic book) => book.Sheets.Count();", false)]
    [InlineData("public Task SaveDeal(IStore store) => store.SaveAsync();", true)]
    [InlineData("public Task GetDeal(IStore store) => store.SaveAsync();", false)]
    [InlineData("public Task SaveDeal(IStore store) => store.ReadAsync();", false)]
    [InlineData("public Task SendDeal(System.Net.WebSockets.ClientWebSocket socket) => socket.SendAsync(default, default, true, default);", true)]
    [InlineData("public object SaveDeal(System.Reflection.MethodInfo method) => method.Invoke(null, null);", true)]
    [InlineData("public object ListDeals(System.Reflection.MethodInfo method) => method.Invoke(null, null);", false)]
    [InlineData("public Task ListDeals(System.Net.WebSockets.ClientWebSocket socket) => socket.SendAsync(default, default, true, default);", false)]
    public async Task A_call_of_what_is_not_known_needs_the_tool_to_say_so(string tool, bool isRefused)
        => Assert.Equal(isRefused, await IsRefused(
            $"public interface IStore {{ Task SaveAsync(); Task ReadAsync(); }} public sealed class Tools {{ [McpServerTool] {tool} }}"));

    [Theory]
    [InlineData("public Task ListDeals(string url) => http.PostAsync(url, null);", false)]
    [InlineData("public Task ListDeals(string url) => SendAsync(url); private Task SendAsync(string url) => http.PostAsync(url, null);", false)]
    [InlineData("public Task ListDeals(HttpRequestMessage r) { r.Method = HttpMethod.Post; return http.SendAsync(r); }", false)]
    [InlineData("public Task SaveDeals(string url) => http.PostAsync(url, null);", true)]
    [InlineData("public Task Deals(string url) => http.PostAsync(url, null);", true)]
    [InlineData("public Task ListDeals(string url) => SendInvitation(url); private Task SendInvitation(string url) => http.PostAsync(url, null);", true)]
    [InlineData("public Task ListDeals(string id) => http.PostAsync($\"/deals/{id}/archive\", null);", true)]
    [InlineData("public Task ListDeals(string url) => http.PostAsJsonAsync(url, new { action = \"delete\" });", true)]
    [InlineData("public Task ListDeals(string url) => http.PutAsync(url, null);", true)]
    [InlineData("public Task GetOrCreateDeal(string url) => http.PostAsync(url, null);", true)]
    public async Task A_post_that_tells_nothing_is_no_write_where_the_tool_says_that_it_reads(string members, bool isRefused)
        => Assert.Equal(isRefused, await IsRefused(
            $"using System.Net.Http.Json; public sealed class Tools {{ private readonly HttpClient http = new(); [McpServerTool] {members} }}"));

    [Fact]
    public async Task A_post_under_a_read_only_tier_has_to_be_declared()
    {
        const string Tool = "[WriteTier(WriteTier.ReadOnly)] public Task ListDeals(string url) => Ask(url);";
        Assert.Single(await EffectRuleTest.MessagesOf(WithAsk(""), "WG1002"));
        Assert.Empty(await EffectRuleTest.MessagesOf(WithAsk("[Reads(\"It only asks.\")]"), "WG1002"));

        static string WithAsk(string declared)
            => $"public sealed class Tools {{ private readonly HttpClient http = new(); {Tool} {declared} private Task Ask(string url) => http.PostAsync(url, null); }}";
    }

    [Fact]
    public async Task A_doubted_write_is_asked_about()
        => Assert.Equal(
            ["The tool 'ListDeals' reaches 'HttpClient.PostAsync' (ListDeals → HttpClient.PostAsync), which may write, or only ask, keep a log or tidy up after a failure; "
                + "mark a method on the way with [Reads(\"why\")], or give the tool a [WriteTier]"],
            await EffectRuleTest.MessagesOf(
                "public sealed class Tools { private readonly HttpClient http = new(); [McpServerTool] public Task ListDeals(string url) => http.PostAsync(url, null); }", "WG1005"));

    [Theory]
    [InlineData("public string GetDeal(string path) { try { return File.ReadAllText(path); } catch { Keep(path); throw; } }", false)]
    [InlineData("public string GetDeal(string path) { try { return File.ReadAllText(path); } finally { Keep(path); } }", true)]
    [InlineData("public void SaveDeal(string path) { try { File.ReadAllText(path); } catch { Keep(path); } }", true)]
    [InlineData("public void Deal(string path) { try { File.ReadAllText(path); } catch { Keep(path); } }", true)]
    [InlineData("public string GetDeal(string path) { try { Keep(path); } catch { Keep(path); } return path; }", true)]
    [InlineData("public string GetDeal(string path) { LogCall(path); return path; } private void LogCall(string path) => Keep(path);", false)]
    [InlineData("public string Deal(string path) { LogCall(path); return path; } private void LogCall(string path) => Keep(path);", false)]
    [InlineData("public void SaveDeal(string path) => LogCall(path); private void LogCall(string path) => Keep(path);", true)]
    [InlineData("public void LogDeal(string path) => LogCall(path); private void LogCall(string path) => Keep(path);", true)]
    [InlineData("public string Deal(string path) { Login(path); return path; } private void Login(string path) => Keep(path);", true)]
    [InlineData("public string Deal(string path) { LogCall(path); Again(path); return path; } private void LogCall(string path) => Keep(path); private void Again(string path) => Keep(path);", true)]
    [InlineData("public string GetDeal(string path) { new DealCache().Put(path); return path; } private sealed class DealCache { public void Put(string path) => File.Copy(path, path); }", false)]
    [InlineData("public string ClearCache(string path) { new DealCache().Put(path); return path; } private sealed class DealCache { public void Put(string path) => File.Copy(path, path); }", true)]
    [InlineData("public string GetDeal(string path) { RecordAudit(path); return path; } private void RecordAudit(string path) => Keep(path);", false)]
    [InlineData("public string GetDeal(string path) { EnsureAuthenticated(path); return path; } private void EnsureAuthenticated(string path) => Keep(path);", false)]
    [InlineData("public string GetDeal(string path) { SaveAccessToken(path); return path; } private void SaveAccessToken(string path) => Keep(path);", false)]
    [InlineData("public string GetDeal(string path) { SaveAuthor(path); return path; } private void SaveAuthor(string path) => Keep(path);", true)]
    [InlineData("public void SaveDeal(string path) => EnsureAuthenticated(path); private void EnsureAuthenticated(string path) => Keep(path);", true)]
    [InlineData("public string GetDeal(string path) => Stale(path); private string Stale(string path) { File.Delete(path); return path; }", false)]
    [InlineData("public string GetDeal(string path) { File.Delete(path); return path; }", true)]
    [InlineData("public string GetDeal(string path) => DeleteDeal(path); private string DeleteDeal(string path) { File.Delete(path); return path; }", true)]
    [InlineData("public string Deal(string path) => Stale(path); private string Stale(string path) { File.Delete(path); return path; }", true)]
    public async Task What_a_failure_or_a_log_writes_is_beside_the_point(string members, bool isRefused)
        => Assert.Equal(isRefused, await IsRefused(
            $"public sealed class Tools {{ [McpServerTool] {members} private void Keep(string path) => File.Copy(path, path + \".kept\"); }}"));

    [Theory]
    [InlineData("class SaveTool { [McpServerTool] public Task RunAsync(IStore store) => store.SaveAsync(); }", true)]
    [InlineData("class FindTool { [McpServerTool] public Task RunAsync(IStore store) => store.SaveAsync(); }", false)]
    [InlineData("class SaveTool { [McpServerTool] public Task RunAsync(IStore store) => store.FindAsync(); }", false)]
    [InlineData("class Tools { [McpServerTool] public Task ExecuteMission(IStore store) => store.SaveAsync(); }", true)]
    [InlineData("class Tools { [McpServerTool] public Task ManageDeals(IStore store) => store.SaveAsync(); }", true)]
    [InlineData("class Tools { [McpServerTool(ReadOnly = true)] public Task ManageDeals(IStore store) => store.SaveAsync(); }", false)]
    [InlineData("class Tools { [McpServerTool] public Task CommentDeal(IStore store) => store.SaveAsync(); }", true)]
    [InlineData("class Tools { [McpServerTool] public Task DealComment(IStore store) => store.SaveAsync(); }", false)]
    [InlineData("class Tools { [McpServerTool, Description(\"Use this tool to add a deal.\")] public Task Deal(IStore store) => store.SaveAsync(); }", true)]
    [InlineData("class Tools { [McpServerTool, Description(\"Use this tool to find a deal.\")] public Task Deal(IStore store) => store.SaveAsync(); }", false)]
    [InlineData("class Tools { [McpServerTool] public Task ExecuteQuery(IStore store) => store.SaveAsync(); }", false)]
    [InlineData("class Tools { [McpServerTool(Name = \"exec\")] public Task Command(IStore store) => store.ExecAsync(); }", true)]
    [InlineData("class Tools { [McpServerTool] public Task SaveDeal(IStore store) => store.ExecAsync(); }", false)]
    [InlineData("class Tools { [McpServerTool] public Task GenerateDeal(IStore store) => store.GenerateAsync(); }", false)]
    [InlineData("class Tools { [McpServerTool(Destructive = true)] public Task GenerateDeal(IStore store) => store.GenerateAsync(); }", true)]
    public async Task A_tool_says_what_it_does_by_its_class_and_by_the_verb_it_shares(string tools, bool isRefused)
        => Assert.Equal(isRefused, await IsRefused(
            $"public interface IStore {{ Task SaveAsync(); Task FindAsync(); Task ExecAsync(); Task GenerateAsync(); }} public sealed {tools}"));

    [Theory]
    [InlineData("", true)]
    [InlineData("public sealed class Memory : Store { public override Task SaveAsync() => Task.CompletedTask; }", false)]
    [InlineData("public sealed class Files : Store { public override Task SaveAsync() => File.WriteAllTextAsync(\"deals.txt\", \"\"); }", true)]
    public async Task What_an_abstract_class_does_for_those_that_come_after_is_not_the_end(string store, bool isRefused)
        => Assert.Equal(isRefused, await IsRefused($$"""
            public interface IStore { Task SaveAsync(); }
            public abstract class Store : IStore { public virtual Task SaveAsync() => throw new System.NotSupportedException(); }
            {{store}}
            public sealed class Tools { [McpServerTool] public Task SaveDeal(IStore store) => store.SaveAsync(); }
            """));

    [Theory]
    [InlineData("SaveDeal", "Task PersistAsync() => File.WriteAllTextAsync(\"deals.txt\", \"\")", true)]
    [InlineData("ListDeals", "Task PersistAsync() => File.WriteAllTextAsync(\"deals.txt\", \"\")", false)]
    [InlineData("SaveDeal", "Task CountAsync() => File.WriteAllTextAsync(\"deals.txt\", \"\")", false)]
    public async Task A_call_too_deep_to_follow_is_told_by_its_verb(string tool, string last, bool isRefused)
        => Assert.Equal(isRefused, await IsRefused($$"""
            public sealed class Tools
            {
                [McpServerTool] public Task {{tool}}() => A(); Task A() => B(); Task B() => C(); Task C() => D(); Task D() => E(); Task E() => F();
                Task F() => {{last.Substring(5, last.IndexOf('(') - 5)}}(); {{last}};
            }
            """));

    [Theory]
    [InlineData("public void AddDeal(Deals deals) { var c = deals.Open().Command(); c.CommandText = \"INSERT INTO deals VALUES (1)\"; c.ExecuteNonQuery(); }", true)]
    [InlineData("public void Deal(Deals deals) { var c = deals.Open().Command(); c.ExecuteNonQuery(); }", true)]
    [InlineData("public void Deal(Deals deals) { var c = deals.Open().Command(); c.CommandText = \"INSERT INTO deals VALUES (1)\"; c.ExecuteReader(); }", true)]
    [InlineData("public void Deal(Deals deals) { var c = deals.Open().Command(); c.CommandText = \"SELECT 1\"; c.ExecuteReader(); }", false)]
    public async Task A_database_command_of_a_missing_type_is_known_by_its_members(string tool, bool isRefused)
        => Assert.Equal(isRefused, await IsRefused($"using Missing.Data; public sealed class Tools {{ [McpServerTool] {tool} }}"));

    [Theory]
    [InlineData("public object Deals(GitHubClient github) => github.Issue.Create(1).Result.Labels.Any();", true)]
    [InlineData("public object SaveDeals(GitHubClient github) => github.Issue.Get(1).Result.Labels.Any();", false)]
    public async Task A_query_over_what_a_missing_client_returned_stays_in_memory(string tool, bool isRefused)
        => Assert.Equal(isRefused, await IsRefused($"using Octokit; public sealed class Tools {{ [McpServerTool] {tool} }}"));

    private static async Task<bool> IsRefused(string source, params MetadataReference[] references)
    {
        Compilation compilation = Contracts.Sources.Compile(EffectRuleTest.Usings, source).AddReferences(EffectRuleTest.References).AddReferences(references);
        return (await compilation.WithAnalyzers([new EveryRule()]).GetAnalyzerDiagnosticsAsync()).Any(d => d.Id == "WG1001");
    }

    private static PortableExecutableReference Emitted(string source)
    {
        using MemoryStream stream = new();
        Assert.True(Contracts.Sources.Compile(source).WithAssemblyName("Acme").Emit(stream).Success);
        return MetadataReference.CreateFromImage(stream.ToArray());
    }
}
