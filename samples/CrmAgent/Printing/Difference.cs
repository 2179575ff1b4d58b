using System.Text.Json;

namespace CrmAgent.Printing;

/// <summary>Puts two images of touched fields side by side.</summary>
internal static class Difference
{
    /// <summary>A line for each field: <c>nextStep: "Call" → "Meet"</c>.</summary>
    public static IEnumerable<string> Of(ReadOnlyMemory<byte> before, ReadOnlyMemory<byte> after)
    {
        if (after.IsEmpty)
        {
            yield break;
        }

        using JsonDocument now = JsonDocument.Parse(after);
        using JsonDocument? then = before.IsEmpty ? null : JsonDocument.Parse(before);
        foreach (JsonProperty field in now.RootElement.EnumerateObject())
        {
            yield return then is not null && then.RootElement.TryGetProperty(field.Name, out JsonElement was)
                ? $"{field.Name}: {Show(was)} → {Show(field.Value)}"
                : $"{field.Name}: {Show(field.Value)}";
        }
    }

    private static string Show(JsonElement value)
        => value.ValueKind == JsonValueKind.Null ? "(empty)" : JsonSerializer.Serialize(value, Page.Json);
}
