using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

using WriteGate.Telemetry;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Telemetry;

public sealed class AlertWebhookTests : IAsyncLifetime
{
    private static readonly byte[] Secret = [.. Enumerable.Range(0, 32).Select(number => (byte)number)];

    private readonly HttpListener server = new();
    private readonly Channel<(HttpListenerContext Context, byte[] Body)> received = Channel.CreateUnbounded<(HttpListenerContext, byte[])>();
    private readonly Queue<int> statuses = new();
    private Uri url = null!;
    private Task serving = Task.CompletedTask;

    public Task InitializeAsync()
    {
        url = new Uri($"http://127.0.0.1:{FreePort()}/alerts/");
        server.Prefixes.Add(url.ToString());
        server.Start();
        serving = Task.Run(ServeAsync);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        server.Close();
        await serving;
    }

    [Fact]
    public async Task R23_an_alert_is_delivered_and_its_signature_can_be_verified()
    {
        await using GateHarness gate = Gate();
        await NameAProtectedFieldAsync(gate);

        (HttpListenerContext context, byte[] body) = await received.Reader.ReadAsync();
        Assert.Equal(Signature(context.Request, body), context.Request.Headers["webhook-signature"]);
        using JsonDocument json = JsonDocument.Parse(body);
        Assert.Equal("writegate.protected_field", json.RootElement.GetProperty("type").GetString());
        Assert.Equal("acme", json.RootElement.GetProperty("data").GetProperty("tenant").GetString());
    }

    [Fact]
    public async Task A_failed_delivery_is_repeated_under_the_same_identifier()
    {
        statuses.Enqueue(503);
        statuses.Enqueue(500);
        await using GateHarness gate = Gate();
        await NameAProtectedFieldAsync(gate);

        HashSet<string?> ids = [];
        for (int attempt = 0; attempt < 3; attempt++)
        {
            ids.Add((await received.Reader.ReadAsync()).Context.Request.Headers["webhook-id"]);
        }

        Assert.Single(ids);
    }

    [Fact]
    public async Task A_redirect_is_not_followed()
    {
        statuses.Enqueue(302);
        statuses.Enqueue(302);
        statuses.Enqueue(302);
        GateHarness gate = Gate();
        await NameAProtectedFieldAsync(gate);
        await gate.DisposeAsync();
        server.Close();
        await serving;

        List<string?> paths = [];
        while (received.Reader.TryRead(out (HttpListenerContext Context, byte[] Body) one))
        {
            paths.Add(one.Context.Request.Url?.AbsolutePath);
        }

        Assert.Equal(["/alerts/", "/alerts/", "/alerts/"], paths);
    }

    [Fact]
    public async Task A_webhook_that_is_down_neither_blocks_nor_loses_a_write()
    {
        server.Close();
        await using GateHarness gate = Gate();
        await NameAProtectedFieldAsync(gate);
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));
        Assert.Single(gate.Alerts);
    }

    [Theory]
    [InlineData("http://example.org/", "AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=", "must be https")]
    [InlineData("https://example.org/", "AAEC", "24 to 64 bytes")]
    [InlineData("https://example.org/", "not base64 at all, but long enough", "24 to 64 bytes")]
    public async Task An_address_or_a_secret_that_cannot_be_used_fails_where_it_is_set(string address, string secret, string why)
    {
        ArgumentException exception = Assert.Throws<ArgumentException>(
            () => new GateHarness(with: builder => builder.AddAlertWebhook(new AlertWebhookOptions { Url = new Uri(address), Secret = secret })));
        Assert.Contains(why, exception.Message, StringComparison.Ordinal);
        await Task.CompletedTask;
    }

    private GateHarness Gate() => new(with: builder => builder.AddAlertWebhook(new AlertWebhookOptions
    {
        Url = url,
        Secret = "whsec_" + Convert.ToBase64String(Secret),
        RetryDelay = TimeSpan.Zero,
        Timeout = TimeSpan.FromSeconds(30),
    }));

    private static Task<GateResult> NameAProtectedFieldAsync(GateHarness gate)
        => gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"amount":7}}""");

    private static string Signature(HttpListenerRequest request, byte[] body) => "v1," + Convert.ToBase64String(HMACSHA256.HashData(
        Secret, (byte[])[.. Encoding.UTF8.GetBytes($"{request.Headers["webhook-id"]}.{request.Headers["webhook-timestamp"]}."), .. body]));

    private async Task ServeAsync()
    {
        try
        {
            while (true)
            {
                HttpListenerContext context = await server.GetContextAsync();
                using MemoryStream body = new();
                await context.Request.InputStream.CopyToAsync(body);
                context.Response.StatusCode = statuses.TryDequeue(out int status) ? status : 204;
                if (context.Response.StatusCode == 302)
                {
                    context.Response.RedirectLocation = url + "elsewhere";
                }

                context.Response.Close();
                received.Writer.TryWrite((context, body.ToArray()));
            }
        }
        catch (Exception exception) when (exception is HttpListenerException or ObjectDisposedException)
        {
            // The test is over.
        }
    }

    private static int FreePort()
    {
        using TcpListener listener = new(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
