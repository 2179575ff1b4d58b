using System.Text.Json;

using ModelContextProtocol.Protocol;

namespace WriteGate.Mcp;

/// <summary>A gate's result as a tool result.</summary>
internal static class McpAnswer
{
    /// <summary>
    /// An error is what HTTP would call one: status 400 and above in <see cref="Outcomes"/>. What waits for a person or was
    /// rehearsed is none: the call did what it can. The protocol takes it for none where nothing is said.
    /// </summary>
    public static CallToolResult Of(GateResult result)
    {
        JsonElement json = result.ToJsonElement();
        return new CallToolResult
        {
            StructuredContent = json,
            // Clients older than structured content read the text.
            Content = [new TextContentBlock { Text = json.GetRawText() }],
            IsError = result.Outcome.Status >= 400 ? true : null,
        };
    }
}
