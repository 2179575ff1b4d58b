using System.Text.Json;

using Microsoft.Extensions.Logging;

using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

using WriteGate.Tools;

namespace WriteGate.Mcp;

/// <summary>
/// A gated tool of an MCP server: the schema is the constant of the build, hints come from the contract, and every call ends
/// in a tool result that tells the model what to do next. Made by <see cref="WriteGateMcp"/>.
/// </summary>
public sealed class GatedMcpTool : McpServerTool
{
    private static readonly JsonElement ResultSchema = JsonElement.Parse(GateResultSchema.Utf8);

    private readonly McpRuns runs;
    private readonly ILogger logger;

    internal GatedMcpTool(GatedTool tool, McpRuns runs, ILogger logger)
    {
        Tool = tool;
        this.runs = runs;
        this.logger = logger;
        ProtocolTool = new Tool
        {
            Name = tool.Contract.Name,
            Description = tool.Contract.Description,
            InputSchema = JsonElement.Parse(tool.Schema(SchemaDialect.Full)),
            OutputSchema = ResultSchema,
            Annotations = HintsOf(tool.Contract),
        };
    }

    /// <summary>The tool behind.</summary>
    public GatedTool Tool { get; }

    /// <inheritdoc/>
    public override Tool ProtocolTool { get; }

    /// <summary>What the tool promises, for filters of the server.</summary>
    public override IReadOnlyList<object> Metadata => [Tool.Contract];

    /// <summary>Calls the gate. Nothing but the cancellation of the request throws.</summary>
    public override async ValueTask<CallToolResult> InvokeAsync(RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(request);
        GateRun run;
        try
        {
            run = runs.Of(request);
        }
        catch (Exception exception)
        {
            logger.NobodyCalls(exception, Tool.Contract.Name);
            return McpAnswer.Of(new GateResult.Failed("The server cannot tell in whose name this call is made.", MayRetry: true));
        }

        return McpAnswer.Of(await CallAsync(run, request, cancellationToken).ConfigureAwait(false));
    }

    private async ValueTask<GateResult> CallAsync(GateRun run, RequestContext<CallToolRequestParams> request, CancellationToken cancellationToken)
    {
        try
        {
            return await run.CallAsync(
                Tool.Contract.Name,
                McpArguments.Of(request),
                new CallOptions { CallId = McpRuns.CallIdOf(request) },
                cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            logger.CallBroke(exception, Tool.Contract.Name);
            string why = $"The server failed ({exception.GetType().Name}).";
            return Tool.Contract.Shape == ToolShape.Read ? new GateResult.Failed(why, MayRetry: true) : new GateResult.Unknown(why);
        }
    }

    /// <summary>
    /// A patch overwrites and an action does what it does, so both are destructive in MCP's sense, though the gate can take
    /// most of them back; only reads, and creates that can be taken back, merely add. Repeating a call adds nothing: the gate
    /// replays it.
    /// </summary>
    private static ToolAnnotations HintsOf(ToolContract contract) => new()
    {
        ReadOnlyHint = contract.Shape == ToolShape.Read,
        DestructiveHint = contract.Shape != ToolShape.Read && (contract.Shape != ToolShape.Create || contract.IrreversibleBecause is not null),
        IdempotentHint = true,
        OpenWorldHint = true,
    };
}
