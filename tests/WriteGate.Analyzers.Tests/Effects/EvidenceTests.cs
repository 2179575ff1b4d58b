using WriteGate.Analyzers.Effects;

namespace WriteGate.Analyzers.Tests.Effects;

/// <summary>What the arguments of a call tell: verbs, SQL, addresses, contents, files.</summary>
public sealed class EvidenceTests
{
    private const string Command = "private static System.Data.Common.DbCommand Make(string? sql = null) => null!;";

    [Theory]
    [InlineData("var r = new HttpRequestMessage(HttpMethod.Delete, \"/1\"); return http.SendAsync(r);", true)]
    [InlineData("var r = new HttpRequestMessage(); return http.SendAsync(r);", false)]
    [InlineData("var r = new HttpRequestMessage { Method = HttpMethod.Post }; return http.SendAsync(r);", true)]
    [InlineData("var r = new HttpRequestMessage(); r.Method = new HttpMethod(\"PATCH\"); return http.SendAsync(r);", true)]
    [InlineData("HttpMethod m = DateTime.Now.Hour > 3 ? HttpMethod.Get : HttpMethod.Put; return http.SendAsync(new(m, \"/1\"));", true)]
    [InlineData("return Send(HttpMethod.Post); Task Send(HttpMethod m) => http.SendAsync(new(m, \"/1\"));", true)]
    [InlineData("return Send(HttpMethod.Get); Task Send(HttpMethod m) => http.SendAsync(new(m, \"/1\"));", false)]
    [InlineData("return Send(Make(HttpMethod.Put)); Task Send(HttpRequestMessage r) => http.SendAsync(r); HttpRequestMessage Make(HttpMethod m) => new(m, \"/1\");", true)]
    [InlineData("return Send(\"POST\"); Task Send(string m) => http.SendAsync(new(new HttpMethod(m), \"/1\"));", true)]
    [InlineData("return http.SendAsync(new(Verb, \"/1\"));", true)]
    public void The_verb_of_a_request_is_followed(string body, bool writes)
        => Assert.Equal(writes ? EffectKind.Write : EffectKind.Read, EffectSource.Run($"private static readonly HttpMethod Verb = HttpMethod.Put; public Task Run() {{ {body} }}").Kind);

    [Fact]
    public void A_helper_is_judged_by_the_verb_that_it_is_given()
    {
        EffectSummary summary = EffectSource.Run("""
            public async Task Run() { await Send(HttpMethod.Get); await Send(HttpMethod.Delete); }
            private Task Send(HttpMethod verb) => http.SendAsync(new(verb, "/1"));
            """);
        Assert.Equal([EffectKind.Read, EffectKind.Write], summary.Effects.Select(e => e.Kind));
        Assert.Equal(EffectTraits.Deletes, summary.Traits);
    }

    [Fact]
    public void A_verb_that_nobody_says_is_unknown()
        => Assert.Equal(EffectKind.Unknown, EffectSource.Run("public Task Run(HttpRequestMessage request) => http.SendAsync(request);").Kind);

    [Theory]
    [InlineData("ExecuteNonQuery", "INSERT INTO deals VALUES (1)", true)]
    [InlineData("ExecuteNonQuery", "PRAGMA journal_mode=WAL", false)]
    [InlineData("ExecuteNonQuery", "SELECT pg_notify('a', 'delete from')", false)]
    [InlineData("ExecuteReader", "SELECT * FROM deals; DELETE FROM deals", true)]
    [InlineData("ExecuteReader", "WITH d AS (SELECT 1) SELECT * FROM d", false)]
    [InlineData("ExecuteReader", "WITH d AS (DELETE FROM deals RETURNING *) SELECT * FROM d", true)]
    [InlineData("ExecuteScalar", "INSERT INTO deals VALUES (1) RETURNING id", true)]
    [InlineData("ExecuteScalar", "/* insert */ SELECT 1 -- delete", false)]
    [InlineData("ExecuteReader", "EXPLAIN SELECT 1", false)]
    [InlineData("ExecuteReader", "EXPLAIN ANALYZE DELETE FROM deals", true)]
    public void Constant_sql_tells_a_read_from_a_write(string method, string sql, bool writes)
        => Assert.Equal(writes ? EffectKind.Write : EffectKind.Read, Sql($"var c = Make(); c.CommandText = \"{sql}\"; c.{method}();"));

    [Theory]
    [InlineData("SET TRANSACTION READ ONLY", false)]
    [InlineData("DELETE FROM deals WHERE id = 1", true)]
    public void Sql_is_read_where_the_driver_is_missing(string sql, bool writes) => Assert.Equal(
        writes ? EffectKind.Write : EffectKind.Read,
        EffectSource.Run($"public void Run() {{ var c = new Acme.Connection(); using var d = c.CreateCommand(); d.CommandText = \"{sql}\"; d.ExecuteNonQuery(); }}").Kind);

    [Theory]
    [InlineData("var c = Make(); c.CommandText = sql; c.ExecuteNonQuery();", true)]
    [InlineData("var c = Make(); c.CommandText = sql; c.ExecuteReader();", false)]
    [InlineData("var c = Make(); c.CommandText = \"SELECT \" + sql; c.ExecuteNonQuery();", false)]
    [InlineData("var c = Make(); c.CommandText = $\"UPDATE {sql} SET a = 1\"; c.ExecuteReader();", true)]
    [InlineData("Query(\"SELECT 1\"); void Query(string q) { var c = Make(); c.CommandText = q; c.ExecuteNonQuery(); }", false)]
    [InlineData("Query(\"DROP TABLE deals\"); void Query(string q) { var c = Make(); c.CommandText = q; c.ExecuteReader(); }", true)]
    public void Unknown_sql_is_what_the_member_does(string body, bool writes) => Assert.Equal(writes ? EffectKind.Write : EffectKind.Read, Sql(body));

    [Theory]
    [InlineData("DELETE FROM deals WHERE id = @id", EffectTraitsOf.Deletes)]
    [InlineData("DELETE FROM deals WHERE stage = @stage", EffectTraitsOf.Deletes | EffectTraitsOf.ByPredicate)]
    [InlineData("UPDATE deals SET stage = 1", EffectTraitsOf.ByPredicate)]
    [InlineData("UPDATE deals SET stage = 1 WHERE deal_id = @id", EffectTraitsOf.None)]
    [InlineData("INSERT INTO deals VALUES (1)", EffectTraitsOf.None)]
    public void Sql_tells_deletion_and_predicates(string sql, EffectTraitsOf traits)
        => Assert.Equal((EffectTraits)traits, EffectSource.Run($"public void Run() {{ var c = Make(); c.CommandText = \"{sql}\"; c.ExecuteNonQuery(); }} {Command}").Traits);

    /// <summary>The traits, for a public theory.</summary>
    [Flags]
    public enum EffectTraitsOf
    {
        None = 0,
        Deletes = 1,
        ByPredicate = 2,
    }

    [Theory]
    [InlineData("http.PostAsync(\"/deals/search\", null)", false)]
    [InlineData("http.PostAsync($\"/{name}/_search?size=1\", null)", false)]
    [InlineData("http.PostAsync($\"/search/{name}\", null)", true)]
    [InlineData("http.PostAsync(\"/research\", null)", true)]
    [InlineData("http.SendAsync(new(HttpMethod.Post, \"/v1/documents:runQuery\"))", false)]
    [InlineData("http.PostAsJsonAsync(\"/graphql\", new { query = \"query { deals { id } }\" })", false)]
    [InlineData("http.PostAsJsonAsync(\"/graphql\", new { query = \"mutation { close(id: 1) }\" })", true)]
    [InlineData("http.PostAsJsonAsync(\"/graphql\", new { query = name })", true)]
    [InlineData("http.PostAsync(\"/token\", new FormUrlEncodedContent(new Dictionary<string, string> { [\"grant_type\"] = name }))", false)]
    [InlineData("http.PostAsync(\"/token\", new FormUrlEncodedContent(new Dictionary<string, string> { [\"scope\"] = name }))", true)]
    [InlineData("http.PostAsync($\"/items/{name}/getDefinition\", null)", false)]
    [InlineData("http.PostAsync(\"/config/check_config\", null)", false)]
    [InlineData("http.PostAsync(\"/seats/check-in\", null)", true)]
    [InlineData("http.PostAsync(\"/items/batchGet\", null)", false)]
    [InlineData("http.PostAsync(\"/items/get_or_create\", null)", true)]
    [InlineData("http.PostAsync(\"/items/saveQuery\", null)", true)]
    [InlineData("http.PostAsync(\"/flows/executeQuery\", null)", false)]
    [InlineData("http.PostAsync(\"/api/conversations.list\", null)", false)]
    [InlineData("http.PostAsync(\"/api/conversations.close\", null)", true)]
    [InlineData("http.PostAsync(\"/todo-list\", null)", true)]
    [InlineData("http.PostAsync(\"/search.json\", null)", false)]
    [InlineData("http.PostAsync(\"/update.json\", null)", true)]
    [InlineData("http.PostAsync(\"/login\", null)", false)]
    [InlineData("http.PostAsync(\"/oauth2/v2.0/token\", null)", false)]
    [InlineData("http.PostAsync(\"/api/chat\", null)", false)]
    [InlineData("http.PostAsync(\"/room/chat\", null)", true)]
    [InlineData("http.PostAsync(string.Join('/', \"deals\", name, \"search\"), null)", true)]
    [InlineData("http.PostAsync(string.Join(\"/\", \"deals\", name, \"search\"), null)", false)]
    [InlineData("http.PostAsync(\"/deals/{id}/search\".Replace(\"{id}\", name), null)", false)]
    [InlineData("http.PostAsync(\"/deals/search\".Replace(\"search\", name), null)", true)]
    [InlineData("http.PostAsJsonAsync(name, new { query = \"query Deals($id: ID!) { deals { id } }\" })", false)]
    [InlineData("http.PostAsJsonAsync(name, new { query = \"{ deals { id } }\" })", true)]
    [InlineData("http.PostAsJsonAsync(name, new { query = \"mutation Close { close(id: 1) }\" })", true)]
    public void A_post_that_only_asks_is_a_read(string call, bool writes)
        => Assert.Equal(writes ? EffectKind.Write : EffectKind.Read, EffectSource.Run($"public Task Run(string name) => {call};").Kind);

    [Theory]
    [InlineData("Address.For().Path($\"deals/{name}/search\").Build()", false)]
    [InlineData("Address.For().Path(\"search\").Path(name).Build()", true)]
    [InlineData("Address.For().Build()", true)]
    public void An_address_that_a_builder_makes_ends_in_what_it_was_given(string url, bool writes) => Assert.Equal(
        writes ? EffectKind.Write : EffectKind.Read,
        EffectSource.Run(
            $"public Task Run(string name) => Post({url}); private Task Post(string path) => http.PostAsync(Address.For().Path(path).Build(), null);",
            """
            public sealed class Address
            {
                private readonly List<string> parts = [];
                public static Address For() => new();
                public Address Path(string part) { parts.Add(part); return this; }
                public string Build() { string all = ""; foreach (string part in parts) { all += "/" + part; } return all; }
            }
            """).Kind);

    [Fact]
    public void A_token_request_may_be_made_step_by_step() => Assert.Equal(EffectKind.Read, EffectSource.Run("""
        public async Task Run(string secret)
        {
            var form = new Dictionary<string, string> { ["grant_type"] = "client_credentials", ["client_secret"] = secret };
            using var request = new HttpRequestMessage(HttpMethod.Post, "/oauth2/token") { Content = new FormUrlEncodedContent(form) };
            await http.SendAsync(request);
        }
        """).Kind);

    [Theory]
    [InlineData("File.WriteAllText(Path.GetTempFileName(), name)", false)]
    [InlineData("File.WriteAllText(Path.Combine(Path.GetTempPath(), name + \".json\"), name)", false)]
    [InlineData("Save(Path.Combine(Path.GetTempPath(), name))", false)]
    [InlineData("Save(name)", true)]
    [InlineData("File.WriteAllText(Path.Combine(name, Path.GetTempPath()), name)", true)]
    public void Temporary_files_are_no_writes(string call, bool writes) => Assert.Equal(
        writes ? EffectKind.Write : EffectKind.None,
        EffectSource.Run($"public void Run(string name) => {call}; private static void Save(string path) => File.WriteAllText(path, path);").Kind);

    [Theory]
    [InlineData("File.AppendAllText(\"app.log\", name)", false)]
    [InlineData("File.AppendAllText($\"logs/{name}.json\", name)", false)]
    [InlineData("File.AppendAllText(Path.Combine(name, \"audit_\" + name + \".json\"), name)", false)]
    [InlineData("File.WriteAllText(Path.Combine(name, \"cache\", name), name)", false)]
    [InlineData("File.WriteAllText(\"/tmp/\" + name, name)", false)]
    [InlineData("File.WriteAllText(\"catalog.json\", name)", true)]
    [InlineData("File.WriteAllText(\"blog/post.md\", name)", true)]
    [InlineData("File.WriteAllText(name + \"log\", name)", true)]
    [InlineData("File.Delete(\"logs/app.log\")", true)]
    public void A_log_and_a_cache_are_no_writes(string call, bool writes)
        => Assert.Equal(writes ? EffectKind.Write : EffectKind.None, EffectSource.Run($"public void Run(string name) => {call};").Kind);

    [Theory]
    [InlineData("CREATE TABLE IF NOT EXISTS deals (id int)", false)]
    [InlineData("CREATE UNIQUE INDEX IF NOT EXISTS by_id ON deals (id)", false)]
    [InlineData("CREATE TABLE deals (id int)", true)]
    [InlineData("CREATE TABLE IF NOT EXISTS deals (id int); INSERT INTO deals VALUES (1)", true)]
    [InlineData("CREATE TABLE IF NOT EXISTS \" + sql + \" (id int)", true)]
    public void Making_sure_of_an_own_table_is_no_write(string sql, bool writes)
        => Assert.Equal(writes ? EffectKind.Write : EffectKind.Read, Sql($"var c = Make(); c.CommandText = \"{sql}\"; c.ExecuteNonQuery();"));

    [Theory]
    [InlineData("new System.Net.WebSockets.ClientWebSocket().SendAsync(data, default, true, default)")]
    [InlineData("new System.IO.Pipes.NamedPipeClientStream(\"deals\").WriteAsync(data, 0, 1)")]
    [InlineData("new System.Net.Sockets.TcpClient().GetStream().WriteAsync(data, 0, 1)")]
    [InlineData("System.Diagnostics.Process.GetCurrentProcess().StandardInput.WriteLineAsync(\"close\")")]
    public void What_is_sent_through_a_channel_is_unknown(string call)
        => Assert.Equal(EffectKind.Unknown, EffectSource.Run($"public Task Run(byte[] data) => {call};").Kind);

    [Theory]
    [InlineData("Process.Start(new ProcessStartInfo(\"git\", \"log -1\"))", false)]
    [InlineData("Process.Start(new ProcessStartInfo { FileName = \"git\", Arguments = $\"push {name}\" })", true)]
    [InlineData("Git(\"diff HEAD\")", false)]
    [InlineData("Git(\"reset --hard\")", true)]
    [InlineData("Process.Start(name)", true)]
    public void A_process_that_only_reads_is_no_write(string call, bool writes) => Assert.Equal(
        writes ? EffectKind.Write : EffectKind.Read,
        EffectSource.Of(
            "using System.Diagnostics; " + EffectSource.InTools(
                $$"""
                public void Run(string name) { {{call}}; }
                private static void Git(string arguments)
                {
                    var start = new ProcessStartInfo { FileName = "git", RedirectStandardOutput = true };
                    start.Arguments = arguments;
                    using var process = new Process { StartInfo = start };
                    process.Start();
                }
                """),
            "Tools",
            "Run").Kind);

    [Theory]
    [InlineData("Refit", "Post", true)]
    [InlineData("Refit", "Get", false)]
    [InlineData("RestEase", "Delete", true)]
    public void Interfaces_of_generated_clients_are_read_by_their_attributes(string space, string verb, bool writes)
        => Assert.Equal(writes ? EffectKind.Write : EffectKind.Read, EffectSource.Of(
            $$"""
            using {{space}};
            public interface IDeals { [{{verb}}("/deals")] Task Do(); }
            public class Tools(IDeals deals) { public Task Run() => deals.Do(); }
            """,
            "Tools",
            "Run").Kind);

    private static EffectKind Sql(string body) => EffectSource.Run($"public void Run(string sql) {{ {body} }} {Command}").Kind;
}
