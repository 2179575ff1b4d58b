using Microsoft.Extensions.Logging;

namespace WriteGate.Mcp;

internal static partial class McpLog
{
    [LoggerMessage(EventId = 60, Level = LogLevel.Error, Message = "A call of {Tool} broke outside the gate.")]
    public static partial void CallBroke(this ILogger logger, Exception exception, string tool);
}
