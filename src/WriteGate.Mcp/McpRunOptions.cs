using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace WriteGate.Mcp;

/// <summary>
/// The <c>WriteGate:Mcp</c> section of the configuration: in whose name the calls of a client are made. A client says
/// nothing of this itself. Everything unset means the safer thing.
/// </summary>
public sealed class McpRunOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = WriteGateOptions.Section + ":Mcp";

    private Func<RequestContext<CallToolRequestParams>, RunOptions, RunOptions>? describe;

    /// <summary>Whose data it is about. Required.</summary>
    public string? Tenant { get; set; }

    /// <summary>The workflow, which decides the tools that clients see and may use. Required.</summary>
    public string? Workflow { get; set; }

    /// <summary>The agent. Default: mcp.</summary>
    public string Agent { get; set; } = "mcp";

    /// <summary>The user the agent acts for; cannot approve what it proposes.</summary>
    public string? OnBehalfOf { get; set; }

    /// <summary>The run's own lock: whether clients ask for live writing. Closed by default; the standing lock is <see cref="WriteGateOptions.LiveWrites"/>.</summary>
    public bool Apply { get; set; }

    /// <summary>Whether all that clients propose is recorded to be compared later, and nothing of it is ever written.</summary>
    public bool Shadow { get; set; }

    /// <summary>
    /// Fills in what only a request tells, such as the signed-in user: <c>(request, run) =&gt; run with { OnBehalfOf =
    /// request.User?.Identity?.Name }</c>. Called once for each run; where it throws, nothing is called.
    /// </summary>
    public void ForRun(Func<RequestContext<CallToolRequestParams>, RunOptions, RunOptions> fill) => describe = fill;

    internal RunOptions Describe(RequestContext<CallToolRequestParams>? request, string? runId)
    {
        RunOptions run = new()
        {
            Tenant = Tenant!,
            Workflow = Workflow!,
            Agent = Agent,
            OnBehalfOf = OnBehalfOf,
            Apply = Apply,
            Shadow = Shadow,
            RunId = runId,
        };
        return request is null || describe is null ? run : describe(request, run);
    }
}
