using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using WriteGate.Analyzers.Rules;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>Where attempts are found, what is said of them, and what does not disturb the rules.</summary>
public sealed class AttemptShapeTests
{
    [Theory]
    [InlineData("public Client(HttpClient http) { for (int i = 0; i < 3; i++) try { http.PostAsJsonAsync(\"/\", {|WG3004:Guid.NewGuid()|}).Wait(); break; } catch { } }")]
    [InlineData("public int Sent { get { for (int i = 0; i < 3; i++) try { http.PostAsJsonAsync(\"/\", {|WG3004:Guid.NewGuid()|}).Wait(); return 1; } catch { } return 0; } }")]
    [InlineData("public Func<Task> Later => async () => { for (int i = 0; i < 3; i++) try { await http.PostAsJsonAsync(\"/\", {|WG3004:Guid.NewGuid()|}); return; } catch { } };")]
    [InlineData("private readonly Func<HttpClient, Task> later = async h => { for (int i = 0; i < 3; i++) try { await h.PostAsJsonAsync(\"/\", {|WG3004:Guid.NewGuid()|}); return; } catch { } };")]
    [InlineData("public async IAsyncEnumerable<int> All() { bool sent = false; for (int i = 0; i < 3 && !sent; i++) { try { await http.PostAsJsonAsync(\"/\", {|WG3004:Guid.NewGuid()|}); sent = true; } catch { } yield return i; } }")]
    [InlineData("public async Task Outer() { await Inner(); async Task Inner() { for (int i = 0; i < 3; i++) try { await http.PostAsJsonAsync(\"/\", {|WG3004:Guid.NewGuid()|}); return; } catch { } } }")]
    [InlineData("public static Client operator +(Client c, string s) { for (int i = 0; i < 3; i++) try { c.http.PostAsJsonAsync(\"/\", {|WG3004:Guid.NewGuid()|}).Wait(); return c; } catch { } return c; }")]
    [InlineData("public async Task<bool> Send(Client c, string text, int left) { try { await http.PostAsJsonAsync(\"/\", text); return true; } catch when (left > 0) { return await Send(c, {|WG3004:text.Trim()|}, left - 1); } }")]
    [InlineData("public async Task<bool> Send(string text, int left) { if ((await http.PostAsJsonAsync(\"/\", text)).IsSuccessStatusCode) return true; return left > 0 && await Send({|WG3004:text + \"!\"|}, left - 1); }")]
    [InlineData("private string note = \"\"; public async Task Send() { for (int i = 0; i < 3; i++) try { await http.PostAsJsonAsync(\"/\", note); return; } catch { {|WG3004:note = \"x\"|}; } }")]
    [InlineData("public async Task Send(Order order) { for (int i = 0; i < 3; i++) { var r = await http.PostAsJsonAsync(\"/\", order); switch (r.StatusCode) { case System.Net.HttpStatusCode.OK: return; default: {|WG3004:order.Note = \"x\"|}; break; } } }")]
    [InlineData("public async Task Send(Order order) { int n = 0; while (true) { try { var r = await http.PostAsJsonAsync(\"/\", order); if (!r.IsSuccessStatusCode) throw new HttpRequestException(); return; } catch (HttpRequestException) when (n++ < 3) { {|WG3004:order.Note = \"x\"|}; } } }")]
    [InlineData("public async Task Send(Order order) { int n = 0; while (true) { try { using var content = JsonContent.Create(order); var r = await http.PostAsync(\"/\", content); r.EnsureSuccessStatusCode(); break; } catch (HttpRequestException) { if (++n > 3) throw; {|WG3004:order.Note = \"x\"|}; } } }")]
    [InlineData("public async Task Send(Order order) { while (!Stopping) { for (int n = 0; n < 3; n++) { try { await http.PostAsJsonAsync(\"/\", order); break; } catch (HttpRequestException) { {|WG3004:order.Note = \"x\"|}; } } await Task.Delay(9); } } private bool Stopping { get; set; }")]
    public Task Attempts_are_found_wherever_code_may_stand(string member) => Run($$"""
        public sealed partial class Client
        {
            private readonly HttpClient http = new();
            {{member}}
        }
        """);

    [Fact]
    public async Task Attempts_are_found_in_top_level_statements()
    {
        ImmutableArray<Diagnostic> found = await Analyze(
            """
            using System.Net.Http.Json;
            var http = new HttpClient();
            for (int i = 0; i < 3; i++)
            {
                try { await http.PostAsJsonAsync("/", Guid.NewGuid()); break; }
                catch (HttpRequestException) { }
            }
            """,
            new MutatedRetryAnalyzer());
        Assert.Contains("Each attempt of 'PostAsJsonAsync' in 'Main'", Assert.Single(found).GetMessage(null), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("while (true) { try { await http.PostAsync(")]
    [InlineData("for (;;) { try { await http.PostAsync(\"/\", } catch { goto")]
    [InlineData("retry: try { await http.PostAsync(\"/\", null) } catch (Unknown e) when (e.Code { goto retry; }")]
    [InlineData("await unknown.ExecuteAsync(async () => await http.PostAsync(\"/\", missing));")]
    [InlineData("foreach (var x in) { try { await http.PostAsync(x, null); } catch { } }")]
    [InlineData("while (true) { try { return await base.SendAsync(request); } catch { } }")]
    [InlineData("do { await http.PostAsync(\"/\", new { key = } while (")]
    [InlineData("await Repeat(() => ); async Task Repeat(Func<Task> f) { while (true) try { await f(; } catch { } }")]
    [InlineData("await http.PostAsync(\"/\", x switch { 1 => , _ }); Send(); void Send() { Send(")]
    [InlineData("request.Headers.Add(\"Idempotency-Key\", Guid.NewGuid(.ToString());")]
    public async Task Unfinished_code_disturbs_no_rule(string body)
        => Assert.DoesNotContain(
            await Analyze($"using System.Net.Http.Json; class C {{ HttpClient http; Missing unknown; async Task M() {{ {body} }} }}", [.. Rules()]),
            d => d.Id == "AD0001");

    [Theory]
    [InlineData("while (true) { try { await client.PostAsync(\"/\", Guid.NewGuid()); return; } catch (Exception) { } }")]
    [InlineData("for (int i = 0; i < 3; i++) { try { await client.SendMailAsync(DateTime.Now); return; } catch (Oops) { } }")]
    public async Task What_is_not_known_is_not_accused(string body)
        => Assert.Empty(await Analyze($"class C {{ Missing.Client client; async Task M() {{ {body} }} }}", [.. Rules()]));

    [Fact]
    public async Task A_finding_tells_a_fixer_the_loop_the_write_and_the_declaration()
    {
        const string Source = """
            using System.Net.Http.Json;
            class C
            {
                async Task Send(HttpClient http)
                {
                    for (int i = 0; i < 3; i++)
                    {
                        var number = Guid.NewGuid();
                        try { await http.PostAsJsonAsync("/", number); return; }
                        catch (HttpRequestException) { }
                    }
                }
            }
            """;
        Diagnostic found = Assert.Single(await Analyze(Source, new MutatedRetryAnalyzer()));
        string[] further = [.. found.AdditionalLocations.Select(l => l.SourceTree!.ToString().Substring(l.SourceSpan.Start, l.SourceSpan.Length))];
        Assert.StartsWith("for (int i", further[0], StringComparison.Ordinal);
        Assert.Equal(["http.PostAsJsonAsync(\"/\", number)", "var number = Guid.NewGuid();"], further[1..]);
        Assert.Equal("number", found.Properties["Hoistable"]);
        Assert.Equal(
            "Each attempt of 'PostAsJsonAsync' in 'Send' sends a new identifier as 'number'; hoist it above the loop, so that every attempt sends the same",
            found.GetMessage(null));
    }

    [Theory]
    [InlineData("{|WG3004:deal.Name = \"again\"|};", "")]
    [InlineData("", "deal.At = {|WG3004:DateTime.UtcNow|};")]
    [InlineData("failures++;", "deal.Name = name;")]
    public Task What_a_save_of_tracked_objects_sends_is_known(string onFailure, string before) => Run($$"""
        namespace Acme { public class Session { public Task<int> SaveChangesAsync() => Task.FromResult(1); } }
        public sealed class Deal { public string Name { get; set; } = ""; public DateTime At { get; set; } }
        public sealed class Db : Acme.Session { public Deal Find(int id) => new(); }
        public sealed class Deals(Db db)
        {
            public async Task Rename(int id, string name)
            {
                int failures = 0;
                var deal = db.Find(id);
                for (int i = 0; i < 3; i++)
                {
                    try { {{before}} await db.SaveChangesAsync(); return; }
                    catch (TimeoutException) { {{onFailure}} }
                }
                Console.WriteLine(failures);
            }
        }
        """);

    [Fact]
    public Task What_catches_around_a_lambda_is_not_taken_for_a_part_of_it() => AttemptTest.Body("""
        try
        {
            if (id.Length > 0) { await Task.Delay(id.Length, ct); }
            await Task.Run(async () => { using HttpResponseMessage sent = await http.PostAsync("/", null, ct); sent.EnsureSuccessStatusCode(); }, ct);
        }
        catch (HttpRequestException) when (id.Length > 1)
        {
            throw;
        }
        return null;
        """);

    [Fact]
    public async Task Values_that_decide_on_each_other_are_followed_to_an_end() => Assert.DoesNotContain(
        await Analyze(
            """
            using System.Net.Http.Json;
            class C
            {
                async Task Send(HttpClient http, string note)
                {
                    for (int attempt = 0; ; attempt++)
                    {
                        string first = note, second = note + "2";
                        while (first.Length != second.Length)
                        {
                            if (second.Length > 3) { first = second + "x"; }
                            if (first.Length > 3) { second = first + "y"; }
                        }
                        try { await http.PostAsJsonAsync("/", first + second); return; }
                        catch (HttpRequestException) when (attempt < 3) { }
                    }
                }
            }
            """,
            new MutatedRetryAnalyzer()),
        d => d.Id == "AD0001");

    [Fact]
    public Task A_gated_call_is_a_write_and_its_own_options_are_not_sent() => EffectRuleTest.Sources("""
        public sealed class Caller(GateRun run)
        {
            public async Task<GateResult> Call(byte[] arguments, CancellationToken ct)
            {
                for (int i = 0; ; i++)
                {
                    GateResult result = await run.CallAsync("crm_call", arguments, new CallOptions { CallId = i.ToString() }, ct);
                    if (result is not GateResult.Failed || i == 3) return result;
                    {|WG3004:arguments[0] = 1|};
                }
            }
        }
        """);

    private static IEnumerable<DiagnosticAnalyzer> Rules() => EveryRule.Rules.Where(r => r is AttemptRule or SwallowedFailureAnalyzer);

    private static Task Run(string source)
    {
        var test = EffectRuleTest.Test<MutatedRetryAnalyzer>("using System.Net.Http.Json;\n#pragma warning disable CS0162, CS1998\n" + source + "\n" + AttemptTest.Beside);
        test.TestState.AdditionalFiles.Add(("/0/WriteGate.Sinks.txt", "+ M:Acme.Session.SaveChangesAsync(*)"));
        return test.RunAsync();
    }

    private static Task<ImmutableArray<Diagnostic>> Analyze(string source, params DiagnosticAnalyzer[] rules)
        => Contracts.Sources.Compile(EffectRuleTest.Usings, source).AddReferences(EffectRuleTest.References)
            .WithOptions(new Microsoft.CodeAnalysis.CSharp.CSharpCompilationOptions(OutputKind.ConsoleApplication))
            .WithAnalyzers([.. rules]).GetAnalyzerDiagnosticsAsync();
}
