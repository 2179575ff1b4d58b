using System.CommandLine;
using System.Text;
using System.Text.Json;

using CrmAgent.Printing;

using WriteGate.Tools;

namespace CrmAgent.Commands;

/// <summary><c>schemas</c>: the tools as a model gets them, constants of the build.</summary>
internal static class SchemasCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Option<SchemaDialect> dialect = new("--dialect") { Description = "Whose rules the schemas keep; full when it is not given." };
        dialect.AcceptOnlyFromAmong([.. Enum.GetNames<SchemaDialect>().Select(name => name.ToLowerInvariant())]);
        Command command = new("schemas", "Prints the tools' names, descriptions and JSON schemas.") { dialect };
        command.SetAction(parsed => CrmCommands.NewPage().Line(Describe<CrmTools>(parsed.GetValue(dialect))));
        return command;
    }

    private static string Describe<TTools>(SchemaDialect dialect)
        where TTools : class, IAgentTools<TTools>
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream, new() { Indented = true, Encoder = Page.Json.Encoder }))
        {
            json.WriteStartArray();
            foreach (GatedTool tool in TTools.Tools)
            {
                json.WriteStartObject();
                json.WriteString("name", tool.Contract.Name);
                json.WriteString("description", tool.Contract.Description);
                json.WriteString("tier", tool.Contract.Tier.ToString());
                json.WritePropertyName("schema");
                using JsonDocument schema = JsonDocument.Parse(tool.Schema(dialect).ToArray());
                schema.WriteTo(json);
                json.WriteEndObject();
            }

            json.WriteEndArray();
        }

        return Encoding.UTF8.GetString(stream.GetBuffer().AsSpan(0, (int)stream.Length));
    }
}
