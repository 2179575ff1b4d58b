namespace WriteGate.Analyzers.Tests.Rules;

/// <summary>WG2002: languages in a string.</summary>
public sealed class SmuggledTextTests
{
    private const string Stubs = """
        namespace Newtonsoft.Json.Linq { public class JObject { public static JObject Parse(string json) => new(); } }
        namespace Microsoft.CodeAnalysis.CSharp.Scripting { public static class CSharpScript { public static Task<int> EvaluateAsync(string code) => Task.FromResult(0); } }
        namespace Dapper { public static class SqlMapper { public static int Execute(this System.Data.IDbConnection connection, string sql, object? param = null) => 0; } }
        namespace Microsoft.EntityFrameworkCore { public static class RelationalDatabaseFacadeExtensions { public static int ExecuteSqlRaw(this object database, string sql, params object[] parameters) => 0; } }
        """;

    [Theory]
    [InlineData("JsonDocument.Parse(text)")]
    [InlineData("System.Text.Json.Nodes.JsonNode.Parse(text.Trim())")]
    [InlineData("JsonSerializer.Deserialize<int>(text)")]
    [InlineData("JsonSerializer.Deserialize<int>(System.Text.Encoding.UTF8.GetBytes(text))")]
    [InlineData("Newtonsoft.Json.Linq.JObject.Parse(text)")]
    [InlineData("System.Xml.Linq.XDocument.Parse(text)")]
    [InlineData("new System.Net.Http.StringContent(text, null, \"application/json\")")]
    [InlineData("Microsoft.CodeAnalysis.CSharp.Scripting.CSharpScript.EvaluateAsync(text)")]
    [InlineData("Dapper.SqlMapper.Execute(connection, text)")]
    [InlineData("Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRaw(connection, $\"update deals set stage = '{text}'\")")]
    [InlineData("JsonDocument.Parse(text ?? \"{}\")")]
    [InlineData("JsonDocument.Parse(text is null ? \"{}\" : text)")]
    public Task A_text_that_reaches_a_reader_is_refused(string use) => Verify($"object? x = {use};");

    [Theory]
    [InlineData("var copy = text; copy = copy.Trim(); JsonDocument.Parse(copy);")]
    [InlineData("var command = connection.CreateCommand(); command.CommandText = text;")]
    [InlineData("var command = connection.CreateCommand(); command.CommandText = \"select * from deals where \" + text;")]
    [InlineData("var builder = new System.Text.StringBuilder(); builder.Append(\"select \").Append(text); var command = connection.CreateCommand(); command.CommandText = builder.ToString();")]
    [InlineData("Apply(1, text);")]
    [InlineData("new Parser(text);")]
    [InlineData("IStore store = new Store(); store.Keep(text);")]
    [InlineData("Func<object> later = () => JsonDocument.Parse(text); later();")]
    public Task A_text_that_reaches_a_reader_on_a_way_is_refused(string use) => Verify(use);

    [Theory]
    [InlineData("string note", "Console.WriteLine(note);")]
    [InlineData("string id", "var command = connection.CreateCommand(); command.CommandText = \"select * from deals where id = @id\"; command.Parameters.Add(id);")]
    [InlineData("string name", "JsonDocument.Parse(File.ReadAllText(name));")]
    [InlineData("string token", "JsonSerializer.Deserialize<int>(Convert.FromBase64String(token));")]
    [InlineData("string text", "var json = \"{}\"; JsonDocument.Parse(json); Console.WriteLine(text.Length);")]
    [InlineData("string text", "JsonDocument.Parse(text.Length.ToString());")]
    [InlineData("int count", "JsonDocument.Parse(count.ToString());")]
    [InlineData("string query", "Console.WriteLine(query);")]
    [InlineData("string body", "Console.WriteLine(body);")]
    [InlineData("[Description(\"Plain text, no JSON.\")] string message", "Console.WriteLine(message);")]
    [InlineData("string jsonSchemaless", "Console.WriteLine(jsonSchemaless);", true)]
    public Task What_only_passes_by_is_clean(string parameter, string use, bool isNamed = false) => EffectRuleTest.Sources($$"""
        public class Tools(System.Data.IDbConnection connection)
        {
            [McpServerTool] public void Update({{(isNamed ? parameter.Replace("string", "{|WG2002:string|}", StringComparison.Ordinal) : parameter)}}) { {{use}} _ = connection; }
        }
        """);

    [Theory]
    [InlineData("{|WG2002:string|} json")]
    [InlineData("{|WG2002:string|} patchJson")]
    [InlineData("{|WG2002:string|} payload")]
    [InlineData("{|WG2002:string|} sql")]
    [InlineData("{|WG2002:string?|} sqlQuery = null")]
    [InlineData("[Description(\"The fields to change, as a JSON object.\")] {|WG2002:string|} fields")]
    [InlineData("[Description(\"A KQL query.\")] {|WG2002:string|} query")]
    public Task A_text_that_says_what_it_is_is_flagged(string parameter)
        => EffectRuleTest.Sources($"public class Tools {{ [McpServerTool] public void Update({parameter}) {{ }} }}");

    [Fact]
    public Task A_method_that_is_no_tool_is_nobodys_business()
        => EffectRuleTest.Sources("public class Tools { public void Update(string json) { JsonDocument.Parse(json); } }");

    [Fact]
    public async Task The_messages_say_how_sure_they_are()
    {
        Assert.Equal(
            ["Parameter 'text' of the tool 'Update' is JSON in a string: it reaches JsonDocument.Parse; make a record with the members that are meant",
             "Parameter 'filter' of the tool 'Find' is SQL in a string: it reaches IDbCommand.CommandText; write the command in code and take its values as arguments",
             "Parameter 'json' of the tool 'Send' looks like JSON in a string; make a record with the members that are meant, or name and describe it as what it is"],
            await EffectRuleTest.MessagesOf("""
                public class Tools
                {
                    [McpServerTool] public void Update(string text) { JsonDocument.Parse(text); }
                    [McpServerTool] public void Find(string filter, IServiceProvider services) { ((System.Data.IDbCommand)services).CommandText = filter; }
                    [McpServerTool] public void Send(string json) { }
                }
                """, "WG2002"));
    }

    private static Task Verify(string use)
    {
        var test = EffectRuleTest.Test($$"""
            public class Tools(System.Data.IDbConnection connection)
            {
                [McpServerTool] public void Update({|WG2002:string|} text) { {{use}} _ = connection; }
                private static void Apply(int number, string value) => Later(value, number);
                private static void Later(string value, int number) { if (number > 0) { Apply(number - 1, value); } JsonDocument.Parse(value); }
                private sealed class Parser { public Parser(string value) => JsonDocument.Parse(value); }
            }
            public interface IStore { void Keep(string value); }
            public class Store : IStore { public void Keep(string given) => JsonDocument.Parse(given); }
            """, Stubs);

        // That some of these write as well is another rule's business.
        test.DisabledDiagnostics.AddRange(["WG1001", "WG1005", "WG1006"]);
        return test.RunAsync();
    }
}
