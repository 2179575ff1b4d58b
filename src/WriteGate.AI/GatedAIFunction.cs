using System.Text.Json;

using Microsoft.Extensions.AI;

using WriteGate.Tools;

namespace WriteGate.AI;

/// <summary>
/// A gated tool as an <see cref="AIFunction"/>: the schema is the constant of the build, the arguments go to the gate as the
/// model gave them, and the answer is the gate's result. Made by <see cref="GateAITools"/>.
/// </summary>
public sealed class GatedAIFunction : AIFunction
{
    private static readonly IReadOnlyDictionary<string, object?> None = new Dictionary<string, object?>();

    // The adapters of the providers read different keys.
    private static readonly IReadOnlyDictionary<string, object?> StrictKeys = new Dictionary<string, object?> { ["strict"] = true, ["Strict"] = true };

    private static readonly JsonElement ResultSchema = JsonElement.Parse(GateResultSchema.Utf8);

    private readonly GateRun run;
    private readonly AIToolOptions options;
    private readonly ApprovalRequiredAIFunction? marker;

    internal GatedAIFunction(GatedTool tool, GateRun run, AIToolOptions options)
    {
        Tool = tool;
        this.run = run;
        this.options = options;
        JsonSchema = JsonElement.Parse(tool.Schema(options.Dialect));
        AdditionalProperties = options is { Strict: true, Dialect: SchemaDialect.OpenAI or SchemaDialect.Anthropic } ? StrictKeys : None;
        marker = options.AskHost && tool.Contract.Tier == WriteTier.Reviewed ? new ApprovalRequiredAIFunction(this) : null;
    }

    /// <summary>The tool behind.</summary>
    public GatedTool Tool { get; }

    /// <inheritdoc/>
    public override string Name => Tool.Contract.Name;

    /// <inheritdoc/>
    public override string Description => Tool.Contract.Description;

    /// <inheritdoc/>
    public override JsonElement JsonSchema { get; }

    /// <inheritdoc/>
    public override JsonElement? ReturnJsonSchema => ResultSchema;

    /// <inheritdoc/>
    public override IReadOnlyDictionary<string, object?> AdditionalProperties { get; }

    /// <summary>
    /// The tool itself as <see cref="GatedTool"/>, the run as <see cref="GateRun"/>, and <see cref="ApprovalRequiredAIFunction"/>
    /// where the host is to ask (<see cref="AIToolOptions.AskHost"/>).
    /// </summary>
    public override object? GetService(Type serviceType, object? serviceKey = null)
    {
        ArgumentNullException.ThrowIfNull(serviceType);
        return serviceKey is not null ? base.GetService(serviceType, serviceKey)
            : serviceType == typeof(ApprovalRequiredAIFunction) ? marker
            : serviceType == typeof(GateRun) ? run
            : serviceType.IsInstanceOfType(Tool) && serviceType != typeof(object) ? Tool
            : base.GetService(serviceType, serviceKey);
    }

    /// <summary>Calls the gate.</summary>
    /// <returns>The result as a <see cref="JsonElement"/>: its message tells the model what to do next.</returns>
    /// <exception cref="ObjectDisposedException">The run was closed. What a model may cause never throws.</exception>
    protected override async ValueTask<object?> InvokeCoreAsync(AIFunctionArguments arguments, CancellationToken cancellationToken)
    {
        GateResult result = await run.CallAsync(
            Name, ToolArguments.From(arguments), options.DescribeCall?.Invoke(arguments) ?? Described(arguments), cancellationToken).ConfigureAwait(false);
        return result.ToJsonElement();
    }

    private static CallOptions Described(AIFunctionArguments arguments)
        => arguments.Context?.Values.OfType<FunctionCallContent>().FirstOrDefault() is { } call ? new CallOptions { CallId = call.CallId } : CallOptions.None;
}
