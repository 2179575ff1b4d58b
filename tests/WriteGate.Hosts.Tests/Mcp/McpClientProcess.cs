using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;

namespace WriteGate.Hosts.Tests.Mcp;

/// <summary>The official TypeScript client in a Node.js process, which starts the sample server as its child.</summary>
internal sealed class McpClientProcess : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private readonly string data = Directory.CreateTempSubdirectory("writegate-mcp-").FullName;
    private readonly Process node;
    private readonly StringBuilder errors = new();

    public McpClientProcess(params (string Name, string Value)[] settings)
    {
        string modules = Path.Combine(RepositoryRoot(), "artifacts", "node", "node_modules");
        Assert.True(Directory.Exists(Path.Combine(modules, "@modelcontextprotocol")), "The MCP client is not installed: build/test.sh does it.");
        string server = Path.Combine(AppContext.BaseDirectory, "HelpdeskMcp.dll");
        ProcessStartInfo start = new("node", [Path.Combine(AppContext.BaseDirectory, "Mcp", "client.mjs"), "dotnet", server])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
            StandardOutputEncoding = Encoding.UTF8,
            Environment = { ["NODE_PATH"] = modules, ["HELPDESK_DATA"] = data },
        };
        foreach ((string name, string value) in settings)
        {
            start.Environment[name] = value;
        }

        node = Process.Start(start)!;
        node.ErrorDataReceived += (_, line) =>
        {
            lock (errors)
            {
                errors.AppendLine(line.Data);
            }
        };
        node.BeginErrorReadLine();
    }

    public Task<JsonElement> ListAsync() => AskAsync("""{"list":true}""");

    public Task<JsonElement> CallAsync(string tool, string arguments) => AskAsync($$"""{"name":"{{tool}}","arguments":{{arguments}}}""");

    public async ValueTask DisposeAsync()
    {
        // At the end of its input the client closes the server and ends by itself.
        node.StandardInput.Dispose();
        using CancellationTokenSource patience = new(TimeSpan.FromSeconds(20));
        try
        {
            await node.WaitForExitAsync(patience.Token);
        }
        catch (OperationCanceledException)
        {
            node.Kill(entireProcessTree: true);
            await node.WaitForExitAsync(CancellationToken.None);
        }

        node.Dispose();
        Directory.Delete(data, recursive: true);
    }

    private async Task<JsonElement> AskAsync(string request)
    {
        await node.StandardInput.WriteAsync(request + "\n");
        await node.StandardInput.FlushAsync();
        using CancellationTokenSource patience = new(Patience);
        string? answer = await node.StandardOutput.ReadLineAsync(patience.Token);
        return answer is null ? throw new InvalidOperationException($"Node.js ended.\n{errors}") : JsonElement.Parse(answer);
    }

    private static string RepositoryRoot([CallerFilePath] string file = "") => Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "../../.."));
}
