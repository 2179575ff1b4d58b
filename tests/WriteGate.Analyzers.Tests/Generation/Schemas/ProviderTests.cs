using System.Text;
using System.Text.Json;

using WriteGate.Analyzers.Tests.Generation.HandOffs;
using WriteGate.Tools;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation.Schemas;

/// <summary>Every emitted schema against Ajv and against the rules of the provider it is for.</summary>
public sealed class ProviderTests
{
    private static readonly string[] Common = ["type", "properties", "required", "additionalProperties", "items", "enum", "anyOf", "$ref", "$defs", "description"];

    private static readonly Dictionary<SchemaDialect, string[]> Allowed = new()
    {
        [SchemaDialect.Full] = [.. Common, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "pattern", "format", "contentEncoding", "minItems", "maxItems", "uniqueItems", "not", "default"],
        [SchemaDialect.OpenAI] = [.. Common, "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "pattern", "format", "minItems", "maxItems"],
        [SchemaDialect.Anthropic] = [.. Common, "pattern", "format", "minItems"],
        [SchemaDialect.Gemini] = [.. Common, "minimum", "maximum", "format", "minItems", "maxItems"],
    };

    public static TheoryData<SchemaDialect> Dialects => [.. Enum.GetValues<SchemaDialect>()];

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task C1_Ajv_compiles_every_schema_strictly(SchemaDialect dialect)
    {
        using Ajv ajv = new();
        foreach ((string _, string schema) in await SchemasAsync(dialect))
        {
            ajv.Compile(schema);
        }
    }

    [Theory]
    [MemberData(nameof(Dialects))]
    public async Task C1_only_keywords_that_the_provider_takes_stand_in_a_schema_and_every_object_is_closed(SchemaDialect dialect)
    {
        foreach ((string tool, string schema) in await SchemasAsync(dialect))
        {
            foreach (JsonElement node in Nodes(JsonElement.Parse(schema)))
            {
                Assert.True(node.EnumerateObject().All(member => Allowed[dialect].Contains(member.Name)), $"{tool}: {node}");
                Assert.True(!node.TryGetProperty("$ref", out _) || node.EnumerateObject().Count() == 1, $"{tool}: something stands beside $ref in {node}");
                if (node.TryGetProperty("properties", out JsonElement properties))
                {
                    Assert.Equal(JsonValueKind.False, node.GetProperty("additionalProperties").ValueKind);
                    Assert.True(dialect == SchemaDialect.Anthropic || node.GetProperty("required").GetArrayLength() == properties.EnumerateObject().Count(), $"{tool}: {node}");
                }
            }
        }
    }

    [Fact]
    public async Task Branches_of_a_union_do_not_begin_with_the_same_key_for_OpenAI()
    {
        IReadOnlyDictionary<string, string> schemas = await SchemasAsync(SchemaDialect.OpenAI);
        JsonElement union = JsonElement.Parse(schemas["wide_draw"]).GetProperty("$defs").GetProperty("Figure").GetProperty("anyOf");

        string[] firstKeys = [.. union.EnumerateArray().Select(branch => branch.GetProperty("properties").EnumerateObject().First().Name)];

        Assert.Equal(firstKeys.Distinct(), firstKeys);
    }

    [Fact]
    public async Task The_hash_is_that_of_the_full_schema()
    {
        using ToolDriver driver = new(await Generated.Crm, "Crm.CrmTools");
        foreach (GatedTool tool in driver.Tools)
        {
            byte[] hash = System.Security.Cryptography.SHA256.HashData(tool.Schema(SchemaDialect.Full));
            Assert.Equal(Convert.ToHexStringLower(hash), tool.Contract.SchemaHash);
        }
    }

    [Fact]
    public async Task A_tool_of_the_common_core_has_one_schema()
    {
        using ToolDriver driver = new(await Generated.Crm, "Crm.CrmTools");
        GatedTool tool = driver["crm_get_deal"];

        foreach (SchemaDialect dialect in Enum.GetValues<SchemaDialect>())
        {
            Assert.True(tool.Schema(dialect).SequenceEqual(tool.Schema(SchemaDialect.Full)));
        }
    }

    private static async Task<IReadOnlyDictionary<string, string>> SchemasAsync(SchemaDialect dialect)
    {
        Dictionary<string, string> schemas = new(StringComparer.Ordinal);
        foreach ((GeneratorResult result, string type) in new[] { (await Generated.Crm, "Crm.CrmTools"), (await Generated.Wide, "Wide.WideTools") })
        {
            using ToolDriver driver = new(result, type);
            foreach (GatedTool tool in driver.Tools)
            {
                schemas.Add(tool.Contract.Name, Encoding.UTF8.GetString(tool.Schema(dialect)));
            }
        }

        foreach (string type in (string[])["Crm.Findings", "Wide.Report"])
        {
            using HandOffDriver driver = new(await Generated.HandOffs, type);
            schemas.Add(driver.Contract.Name, driver.Schema(dialect));
        }

        return schemas;
    }

    private static IEnumerable<JsonElement> Nodes(JsonElement schema)
    {
        yield return schema;
        IEnumerable<JsonElement> children = schema.EnumerateObject().SelectMany(member => member.Name switch
        {
            "properties" or "$defs" => member.Value.EnumerateObject().Select(child => child.Value),
            "anyOf" => member.Value.EnumerateArray(),
            "items" => [member.Value],
            "additionalProperties" when member.Value.ValueKind == JsonValueKind.Object => [member.Value],
            _ => [],
        });
        foreach (JsonElement node in children.SelectMany(Nodes))
        {
            yield return node;
        }
    }
}
