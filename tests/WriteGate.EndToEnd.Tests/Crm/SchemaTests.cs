using System.Text.Json;

namespace WriteGate.EndToEnd.Tests.Crm;

public sealed class SchemaTests
{
    private static readonly string[] Names =
    [
        "crm_call_lead", "crm_create_note", "crm_get_deal", "crm_get_lead", "crm_log_call", "crm_search_deals", "crm_send_mail", "crm_update_deal", "crm_update_deals",
    ];

    [Theory]
    [InlineData("full")]
    [InlineData("openai")]
    [InlineData("anthropic")]
    [InlineData("gemini")]
    public async Task C1_schemas_are_valid_JSON_closed_everywhere_and_never_name_a_protected_field(string dialect)
    {
        CrmExit printed = await CrmProgram.StartAsync(isLive: false, "schemas", "--dialect", dialect);

        Assert.True(printed.Code == 0, printed.Output + printed.Error);
        using JsonDocument json = JsonDocument.Parse(printed.Output);
        Assert.Equal(Names, json.RootElement.EnumerateArray().Select(tool => tool.GetProperty("name").GetString()!).Order(StringComparer.Ordinal));
        foreach (JsonElement tool in json.RootElement.EnumerateArray())
        {
            AllClosed(tool.GetProperty("schema"));
            Assert.DoesNotContain("\"amount\"", tool.GetProperty("schema").GetRawText(), StringComparison.Ordinal);
        }
    }

    private static void AllClosed(JsonElement schema)
    {
        if (schema.ValueKind == JsonValueKind.Array)
        {
            Assert.All(schema.EnumerateArray(), AllClosed);
        }
        else if (schema.ValueKind == JsonValueKind.Object)
        {
            if (schema.TryGetProperty("properties", out JsonElement properties) && properties.ValueKind == JsonValueKind.Object)
            {
                Assert.False(schema.GetProperty("additionalProperties").GetBoolean());
            }

            Assert.All(schema.EnumerateObject(), member => AllClosed(member.Value));
        }
    }
}
