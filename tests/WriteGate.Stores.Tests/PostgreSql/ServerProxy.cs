using System.Net;
using System.Net.Sockets;

namespace WriteGate.Stores.Tests;

/// <summary>Where a connection is cut.</summary>
public enum Cut
{
    Nowhere,

    /// <summary>What the client sends never arrives.</summary>
    BeforeTheServer,

    /// <summary>The server has it, and may be at it.</summary>
    WhileTheServerWorks,

    /// <summary>The server has committed; its answer never arrives.</summary>
    BeforeTheAnswer,
}

/// <summary>Stands between store and server on the loopback: counts round trips, and cuts the connection of a commit.</summary>
internal sealed class ServerProxy : IAsyncDisposable
{
    // How an answer ends: the server is ready for the next query, and is in no transaction.
    private static readonly byte[] Ready = [(byte)'Z', 0, 0, 0, 5, (byte)'I'];

    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource ended = new();
    private readonly int server;
    private int roundTrips;
    private int cuts;
    private int next;

    public ServerProxy(int server)
    {
        this.server = server;
        listener.Start();
        Port = ((IPEndPoint)listener.LocalEndpoint).Port;
        _ = AcceptAsync();
    }

    public int Port { get; }

    /// <summary>How often the server was asked.</summary>
    public int RoundTrips => Volatile.Read(ref roundTrips);

    /// <summary>How often a connection was cut.</summary>
    public int Cuts => Volatile.Read(ref cuts);

    /// <summary>Digits that the server says instead of the first of its version.</summary>
    public byte[] Version { get; init; } = [];

    /// <summary>What has to be sent for a connection to be cut; whatever it is, unless this is set.</summary>
    public byte[] CutsAt { get; init; } = [];

    /// <summary>Cuts the connection over which a store writes when it is used next.</summary>
    public void CutNextCommit(Cut where) => Volatile.Write(ref next, (int)where);

    public async ValueTask DisposeAsync()
    {
        await ended.CancelAsync();
        listener.Stop();
        ended.Dispose();
    }

    private async Task AcceptAsync()
    {
        try
        {
            while (true)
            {
                _ = ServeAsync(await listener.AcceptTcpClientAsync(ended.Token));
            }
        }
        catch (Exception end) when (end is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // Disposed of.
        }
    }

    private async Task ServeAsync(TcpClient client)
    {
        Connection connection = new();
        using TcpClient upstream = new();
        using (client)
        {
            client.NoDelay = upstream.NoDelay = true;
            try
            {
                await upstream.ConnectAsync(IPAddress.Loopback, server, ended.Token);
                await Task.WhenAny(
                    PassAsync(client.GetStream(), upstream.GetStream(), chunk => ToServer(connection, chunk)),
                    PassAsync(upstream.GetStream(), client.GetStream(), chunk => ToClient(connection, chunk)));
            }
            catch (Exception end) when (end is OperationCanceledException or SocketException)
            {
                // One of the two is gone.
            }
        }
    }

    // Passes on what comes until it is said to stop.
    private async Task PassAsync(NetworkStream from, NetworkStream to, Func<Memory<byte>, (bool Pass, bool Stop)> look)
    {
        byte[] buffer = new byte[64 * 1024];
        try
        {
            while (await from.ReadAsync(buffer, ended.Token) is var length and > 0)
            {
                (bool pass, bool stop) = look(buffer.AsMemory(0, length));
                if (pass)
                {
                    await to.WriteAsync(buffer.AsMemory(0, length), ended.Token);
                }

                if (stop)
                {
                    return;
                }
            }
        }
        catch (Exception end) when (end is OperationCanceledException or IOException or ObjectDisposedException)
        {
            // One of the two is gone.
        }
    }

    private (bool Pass, bool Stop) ToServer(Connection connection, Memory<byte> chunk)
    {
        connection.IsReader |= chunk.Span.IndexOf("WriteGate reads"u8) >= 0;
        if (connection.IsReader || !connection.IsOpen)
        {
            return (true, false);
        }

        connection.Cut = chunk.Span.IndexOf(CutsAt) >= 0 && (Cut)Interlocked.Exchange(ref next, (int)Cut.Nowhere) is var cut and not Cut.Nowhere ? cut : connection.Cut;
        if (connection.Cut is not (Cut.BeforeTheServer or Cut.WhileTheServerWorks))
        {
            return (true, false);
        }

        Interlocked.Increment(ref cuts);
        return (connection.Cut == Cut.WhileTheServerWorks, true);
    }

    private (bool Pass, bool Stop) ToClient(Connection connection, Memory<byte> chunk)
    {
        int version = chunk.Span.IndexOf("server_version\0"u8);
        if (version >= 0)
        {
            Version.CopyTo(chunk.Span[(version + "server_version\0"u8.Length)..]);
        }

        bool ready = chunk.Span.EndsWith(Ready);
        connection.IsOpen |= ready;
        roundTrips += ready ? 1 : 0;
        if (connection.Cut != Cut.BeforeTheAnswer)
        {
            return (true, false);
        }

        // Nothing of the answer goes through.
        cuts += ready ? 1 : 0;
        return (false, ready);
    }

    private sealed class Connection
    {
        /// <summary>Whether the store only reads on it.</summary>
        public bool IsReader { get; set; }

        /// <summary>Whether the client has been let in.</summary>
        public bool IsOpen { get; set; }

        public Cut Cut { get; set; }
    }
}
