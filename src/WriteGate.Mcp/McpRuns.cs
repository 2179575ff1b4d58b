using System.Security.Cryptography;
using System.Text;

using Microsoft.Extensions.Options;

using ModelContextProtocol.Protocol;
using ModelContextProtocol.Server;

namespace WriteGate.Mcp;

/// <summary>
/// The run that a request belongs to: one for each session where the transport has sessions, one for the process where it
/// has one client (stdio), one for each request where it knows neither (stateless HTTP).
/// </summary>
internal sealed class McpRuns(Gate gate, IOptions<McpRunOptions> options)
{
    // A server that is up for months sees many sessions. One that comes back later gets the same run identifier again.
    private const int MostSessions = 1000;

    private readonly Lock sync = new();
    private readonly Dictionary<string, GateRun> sessions = new(StringComparer.Ordinal);
    private readonly Queue<string> oldest = new();

    /// <summary>The tools that clients may use.</summary>
    public IReadOnlyList<Tools.GatedTool> Tools => gate.OpenRun(options.Value.Describe(null, null)).Tools;

    public GateRun Of(RequestContext<CallToolRequestParams> request)
    {
        if (request.Server.SessionId is null && request.JsonRpcRequest.Context?.RelatedTransport is not null)
        {
            return Open(request, null);
        }

        string session = request.Server.SessionId ?? "";
        lock (sync)
        {
            if (!sessions.TryGetValue(session, out GateRun? run))
            {
                run = Open(request, session.Length == 0 ? null : RunIdOf(session));
                sessions.Add(session, run);
                oldest.Enqueue(session);
                if (oldest.Count > MostSessions)
                {
                    sessions.Remove(oldest.Dequeue());
                }
            }

            return run;
        }
    }

    /// <summary>
    /// The JSON-RPC identifier of a request, which a client must not use twice within a session; null where there is no
    /// session, for then identifiers of several clients are alike.
    /// </summary>
    public static string? CallIdOf(RequestContext<CallToolRequestParams> request)
        => request.Server.SessionId is null && request.JsonRpcRequest.Context?.RelatedTransport is not null
            ? null
            : request.JsonRpcRequest.Id.ToString();

    private GateRun Open(RequestContext<CallToolRequestParams> request, string? runId) => gate.OpenRun(options.Value.Describe(request, runId));

    // Who knows a session's identifier can take it over, and the journal is read by many.
    private static string RunIdOf(string session)
        => "mcp-" + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(session)).AsSpan(0, 16));
}
