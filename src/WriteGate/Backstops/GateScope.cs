using WriteGate.Intents;

namespace WriteGate;

/// <summary>
/// For whom the code below a tool runs. The gate sets it around every read and write of a tool and adds the permit while a
/// raw write is carried out, so that clients below can refuse what nobody permitted. It ends with what it was set around: a
/// task that a tool starts and does not await finds none.
/// </summary>
public sealed class GateScope
{
    private static readonly AsyncLocal<GateScope?> Ambient = new();

    private readonly WritePermit? permit;
    private volatile bool ended;

    private GateScope(string tenant, string workflow, string tool, string resource, WritePermit? permit)
    {
        Tenant = tenant;
        Workflow = workflow;
        Tool = tool;
        Resource = resource;
        this.permit = permit;
    }

    /// <summary>The scope of the code that asks; null outside of a tool.</summary>
    public static GateScope? Current => Ambient.Value is { ended: false } scope ? scope : null;

    /// <summary>Whose data it is about.</summary>
    public string Tenant { get; }

    /// <summary>The run's workflow.</summary>
    public string Workflow { get; }

    /// <summary>The tool's name.</summary>
    public string Tool { get; }

    /// <summary>The tool's resource; while a write is carried out, the one it may write.</summary>
    public string Resource { get; }

    /// <summary>The permit of the write that is being carried out; null while a tool reads.</summary>
    public WritePermit? Permit => permit is { Ending: null } ? permit : null;

    /// <summary>The permit of the write that is being carried out. Clients below the tools ask for it before they write.</summary>
    /// <param name="write">What is about to be written, for the message, such as <c>POST api.example.com</c>.</param>
    /// <exception cref="WriteNotPermittedException">No gated write is being carried out here, or it has ended.</exception>
    public static WritePermit DemandPermit(string write)
    {
        GateScope? scope = Ambient.Value;
        string? objection = scope is null ? "no gated write is carried out here"
            : scope.ended ? $"the call of {scope.Tool} that it belongs to has ended; await in the raw write all that it starts"
            : scope.permit is null ? $"{scope.Tool} is reading and holds no permit"
            : scope.permit.Ending is { } ending ? $"of the permit of {scope.Tool}, {ending}"
            : null;
        return objection is null
            ? scope!.permit!
            : throw new WriteNotPermittedException(
                $"{write} was refused: {objection}. Writes are sent by the raw method of a gated tool, while the gate carries it out, and by nothing else.");
    }

    internal static Stay Enter(string tenant, string workflow, string tool, string resource) => Enter(new GateScope(tenant, workflow, tool, resource, null));

    internal static Stay Enter(Intent intent, WritePermit? permit = null)
        => Enter(new GateScope(intent.Tenant, intent.Workflow, intent.Tool, intent.Resource, permit));

    // An async method that sets it leaves its caller's as it was.
    private static Stay Enter(GateScope scope)
    {
        Ambient.Value = scope;
        return new(scope);
    }

    /// <summary>Ends the scope, also for what escaped it.</summary>
    internal readonly struct Stay(GateScope scope) : IDisposable
    {
        public void Dispose() => scope.ended = true;
    }
}
