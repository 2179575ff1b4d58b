using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using WriteGate.Analyzers.Tests.Effects;

namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>For each rule one source that it speaks of, whatever else speaks of it, too. A new rule adds its own.</summary>
internal static class RuleExamples
{
    private const string Write = """[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), Irreversible("Closed is closed.")]""";

    private const string Lead = """[SystemRecord("crm.lead")] public sealed partial record Lead { [RecordId] public required string Id { get; init; } [WriteTier(WriteTier.Autonomous)] public string? Name { get; init; } }""";

    private static readonly Dictionary<string, string> Sources = new(StringComparer.Ordinal)
    {
        ["WG1001"] = Gated($"{Write} private void Close(string dealId) {{ }}"),
        ["WG1002"] = Gated("[WriteTier(WriteTier.ReadOnly)] public async Task<int> Get(string dealId, HttpClient http) { await http.DeleteAsync(dealId); return 0; }"),
        ["WG1003"] = Gated($"{Write} public void Close(string dealId, WritePermit permit) {{ }}"),
        ["WG1004"] = Gated($"[McpServerTool] {Write} private void Close(string dealId, WritePermit permit) {{ }}"),
        ["WG1005"] = Loose("[McpServerTool] public Task Try(HttpClient http, HttpRequestMessage request) => http.SendAsync(request);"),
        ["WG1006"] = Gated($"{Write} private void Close(string dealId, string filter, WritePermit permit) {{ }}"),
        ["WG1007"] = Gated($"{Write.Replace("Reviewed", "Autonomous", StringComparison.Ordinal)} private Task Close(string dealId, WritePermit permit) => new HttpClient().DeleteAsync(dealId);"),
        ["WG1008"] = Gated($"{Write} private void Close(string dealId, WritePermit permit) {{ }} [WriteTier(WriteTier.ReadOnly)] public int Look() {{ Close(\"D-1\", null!); return 0; }}"),
        ["WG1009"] = Loose("[WriteTier(WriteTier.ReadOnly), McpServerTool(ReadOnly = false)] public int Get() => 0;"),
        ["WG1010"] = Loose("""
            [McpServerTool] public async Task Deals(string action, HttpClient http)
            {
                if (action == "get") { await http.GetStringAsync("https://crm.example"); } else { await http.DeleteAsync("https://crm.example"); }
            }
            """),
        ["WG1011"] = Gated("[WriteTier(WriteTier.ReadOnly)] public int Get() => 0; internal abstract class Handmade : WriteGate.Tools.GatedTool;"),
        ["WG1012"] = Loose("[WriteTier(WriteTier.Reviewed)] public void Close(string dealId) { }"),
        ["WG2001"] = Loose("[McpServerTool] public void Update(object fields) { }"),
        ["WG2002"] = Loose("[McpServerTool] public void Update(string text) => JsonDocument.Parse(text);"),
        ["WG2003"] = Gated("[WriteTier(WriteTier.ReadOnly)] public int Get(Filter filter) => 0;", "public sealed class Filter { [JsonExtensionData] public Dictionary<string, JsonElement>? More { get; set; } }"),
        ["WG2004"] = Gated("[WriteTier(WriteTier.ReadOnly)] public int Get(Action then) => 0;"),
        ["WG2005"] = Loose("[McpServerTool] public int Get() => 0;"),
        ["WG2006"] = Gated($"[WriteTier(WriteTier.ReadOnly)] public int Get({string.Join(", ", Enumerable.Range(0, 65).Select(i => $"int a{i}"))}) => 0;"),
        ["WG2007"] = Gated($"{Write} private void Save(string dealId, Lead lead, WritePermit permit) {{ }}", Lead),
        ["WG2008"] = Gated("[WriteTier(WriteTier.ReadOnly), ToolName(\"Not valid\")] public int Get() => 0;"),
        ["WG2009"] = Gated($"{Write} private void Save(string dealId, Deal deal, WritePermit permit) {{ }}", RuleTest.Deal),
        ["WG2010"] = Gated("[WriteTier(WriteTier.ReadOnly)] public int Get([RegularExpression(\"(?i)d\")] string code) => 0;"),
        ["WG3001"] = Gated("[WriteTier(WriteTier.Reviewed), Irreversible(\"No.\")] private void Close(string dealId, WritePermit permit) { }"),
        ["WG3002"] = Gated("[WriteTier(WriteTier.Reviewed), IdempotentBy(\"missing\"), Irreversible(\"No.\")] private void Close(string dealId, WritePermit permit) { }"),
        ["WG3003"] = Sent("request.Headers.Add(\"Idempotency-Key\", Guid.NewGuid().ToString()); await http.SendAsync(request);"),
        ["WG3004"] = Sent(Retry("await http.PostAsync(\"/orders?at=\" + DateTimeOffset.UtcNow, null); return;")),
        ["WG3005"] = Sent(Retry("using HttpRequestMessage next = new(HttpMethod.Post, \"/orders\"); next.Headers.Add(\"Idempotency-Key\", Guid.NewGuid().ToString()); await http.SendAsync(next); return;")),
        ["WG3006"] = Sent("while (true) { try { await http.PostAsync(\"/orders\", null); return; } catch (HttpRequestException) { } }"),
        ["WG3007"] = Sent(Retry("await http.PostAsync(\"/orders\", null); return;", "await Task.Delay(1000);")),
        ["WG3008"] = Loose("[McpServerTool] public async Task<string> Close(HttpClient http, string id) { await http.PostAsync(\"/\", null); return \"Done\"; }"),
        ["WG3009"] = Sent("""
            for (int attempt = 0; attempt < 3; attempt++)
            {
                string current = await http.GetStringAsync("/orders/1");
                HttpResponseMessage response = await http.PutAsync("/orders/1", new StringContent(current));
                if (response.StatusCode != System.Net.HttpStatusCode.PreconditionFailed) return;
            }
            """),
        ["WG3010"] = Loose("public void Register(IClients clients) => clients.AddHttpClient(\"crm\").AddStandardResilienceHandler();") + """
            public interface IClients { IClient AddHttpClient(string name); }
            public interface IClient { IClient AddStandardResilienceHandler(); }
            """,
        ["WG4001"] = Gated("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId))] private void Close(string dealId, WritePermit permit) { }"),
        ["WG4002"] = Gated(Write.Replace("Reviewed", "Autonomous", StringComparison.Ordinal) + " private void Close(string dealId, WritePermit permit) { }"),
        ["WG4003"] = Gated("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId)), ReversedBy(\"Missing\")] private void Close(string dealId, WritePermit permit) { }"),
        ["WG4004"] = Gated("[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(dealId))] private void Save(string dealId, Patch<Lead> lead, WritePermit permit) { }", Lead),
        ["WG4005"] = "[SystemRecord(\"crm.deal\")] public sealed partial record Deal { [RecordId] public required string Id { get; init; } [SuggestionFor(\"Missing\"), WriteTier(WriteTier.Autonomous)] public string? Guess { get; init; } }",
        ["WG4006"] = "[SystemRecord(\"crm.deal\")] public sealed record Deal { [RecordId] public required string Id { get; init; } }",
        ["WG5001"] = Loose("public object Ask(UntrustedText note) => new ChatOptions { Instructions = note.Value };"),
        ["WG5002"] = Loose("public void Show([SensitiveField] string pin) => Console.WriteLine(pin);"),
        ["WG6001"] = Gated($"{Write} private void Close(string dealId, WritePermit permit) {{ }}"),
    };

    /// <summary>Rules over files beside the sources: what stands there, no pragma and no attribute can reach.</summary>
    public static readonly string[] OutsideSources = ["WG1013", "WG6002", "WG6003"];

    public static IEnumerable<string> Rules => Sources.Keys;

    /// <summary>The lock file beside a rule's example.</summary>
    public static AdditionalText[] FilesOf(string rule) => rule == "WG6001" ? [new EmptyLock()] : [];

    /// <summary>The sources of a rule's example.</summary>
    public static string[] Of(string rule) => [Sources[rule], HostStubs.SemanticKernel, HostStubs.AutoGen];

    private static string Gated(string members, string beside = "")
        => $"[AgentTools(\"crm\")]\npublic sealed partial class Tools\n{{\n{members}\n}}\n{beside}";

    /// <summary>A lock file that accepts nothing.</summary>
    private sealed class EmptyLock : AdditionalText
    {
        public override string Path => Tests.Surface.SurfaceTest.LockPath;

        public override SourceText GetText(CancellationToken cancellationToken = default) => SourceText.From($"{{\"version\":{Analyzers.Surface.LockFile.Version},\"surface\":[]}}");
    }

    private static string Sent(string body)
        => Loose($"public async Task Send(HttpClient http, HttpRequestMessage request)\n{{\n{body}\n}}");

    private static string Retry(string attempt, string afterFailure = "")
        => $"for (int attempt = 0; attempt < 3; attempt++) {{ try {{ {attempt} }} catch (HttpRequestException) when (attempt < 2) {{ {afterFailure} }} }}";

    private static string Loose(string member) => $"public class Loose\n{{\n{member}\n}}";
}
