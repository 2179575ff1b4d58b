using System.Text;
using System.Text.Json;

using ModelContextProtocol.Protocol;

namespace WriteGate.Mcp;

/// <summary>A gate's result as a tool result.</summary>
internal static class McpAnswer
{
    // A tool's value may be as deep as its type says, and stands one level deeper in the result.
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 1000 };

    /// <summary>
    /// An error is what HTTP would call one: status 400 and above in <see cref="Outcomes"/>. What waits for a person or was
    /// rehearsed is none: the call did what it can.
    /// </summary>
    public static CallToolResult Of(GateResult result)
    {
        byte[] json = result.ToUtf8Json();
        return new CallToolResult
        {
            StructuredContent = JsonElement.Parse(json, Depth),
            // Clients older than structured content read the text.
            Content = [new TextContentBlock { Text = Encoding.UTF8.GetString(json) }],
            IsError = result.Outcome.Status >= 400,
        };
    }
}
