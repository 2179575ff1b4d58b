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
    [InlineData("public object ListSheets(dynamic book) => book.Sheets.Add();", false)]
    [InlineData("public object AddSheet(dynamic book) => book.Sheets.Count();", false)]
    [InlineData("public Task SaveDeal(IStore store) => store.SaveAsync();", true)]
    [InlineData("public Task GetDeal(IStore store) => store.SaveAsync();", false)]
    [InlineData("public Task SaveDeal(IStore store) => store.ReadAsync();", false)]
    [InlineData("public Task SendDeal(System.Net.WebSockets.ClientWebSocket socket) => socket.SendAsync(default, default, true, default);", true)]
    [InlineData("public Task ListDeals(System.Net.WebSockets.ClientWebSocket socket) => socket.SendAsync(default, default, true, default);", false)]
    public async Task A_call_of_what_is_not_known_needs_the_tool_to_say_so(string tool, bool isRefused)
        => Assert.Equal(isRefused, await IsRefused(
            $"public interface IStore {{ Task SaveAsync(); Task ReadAsync(); }} public sealed class Tools {{ [McpServerTool] {tool} }}"));

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
