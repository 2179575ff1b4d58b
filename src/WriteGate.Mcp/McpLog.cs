using Microsoft.Extensions.Logging;

namespace WriteGate.Mcp;

internal static partial class McpLog
{
    [LoggerMessage(EventId = 60, Level = LogLevel.Error, Message = "A call of {Tool} broke outside the gate.")]
    public static partial void CallBroke(this ILogger logger, Exception exception, string tool);

    [LoggerMessage(EventId = 61, Level = LogLevel.Error, Message = "Nothing was called: no run could be opened for a call of {Tool}.")]
    public static partial void NobodyCalls(this ILogger logger, Exception exception, string tool);
}
