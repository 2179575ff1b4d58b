using System.Text;

namespace WriteGate.Testing;

/// <summary>Calls whose arguments a test writes as text.</summary>
public static class TextCalls
{
    /// <summary>Calls a tool as an agent does.</summary>
    /// <param name="run">The run.</param>
    /// <param name="tool">The tool's name.</param>
    /// <param name="json">The arguments.</param>
    /// <param name="options">What the host says of the call.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static Task<GateResult> CallAsync(
        this GateRun run, string tool, string json, CallOptions? options = null, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.CallAsync(tool, Encoding.UTF8.GetBytes(json), options, cancellationToken);
    }
}
