using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Threading.Channels;

using Microsoft.Extensions.Logging;

using Polly;
using Polly.Retry;
using Polly.Timeout;

namespace WriteGate.Telemetry;

/// <summary>
/// Posts alerts to an address, in the background, signed as Standard Webhooks has it (standardwebhooks.com): a receiver checks
/// <c>webhook-signature</c>, the HMAC-SHA256 of <c>webhook-id.webhook-timestamp.body</c>. One that is slow or down never holds a
/// call up: the newest 1,000 alerts wait for it, and what could not be delivered is counted in <c>writegate.alerts.lost</c>.
/// </summary>
internal sealed partial class AlertWebhook : IAlertSink, IAsyncDisposable
{
    private const int Waiting = 1_000;

    private readonly AlertWebhookOptions options;
    private readonly TimeProvider time;
    private readonly GateMeter meter;
    private readonly ILogger logger;
    private readonly byte[] secret;
    private readonly HttpClient http;
    private readonly ResiliencePipeline pipeline;
    private readonly Channel<Alert> queue;
    private readonly CancellationTokenSource stopping = new();
    private readonly Task sending;

    public AlertWebhook(AlertWebhookOptions options, TimeProvider time, GateMeter meter, ILogger logger)
    {
        (this.options, this.time, this.meter, this.logger) = (options, time, meter, logger);
        secret = options.RequireSecret();
        // A redirect would carry the alert to whom nobody named.
        http = new(new SocketsHttpHandler { AllowAutoRedirect = false, PooledConnectionLifetime = TimeSpan.FromMinutes(5) }) { Timeout = Timeout.InfiniteTimeSpan };
        pipeline = new ResiliencePipelineBuilder { TimeProvider = time }
            .AddRetry(new RetryStrategyOptions
            {
                MaxRetryAttempts = 2,
                BackoffType = DelayBackoffType.Exponential,
                UseJitter = true,
                Delay = options.RetryDelay,
                ShouldHandle = new PredicateBuilder().Handle<HttpRequestException>().Handle<TimeoutRejectedException>(),
            })
            .AddTimeout(options.Timeout)
            .Build();
        queue = Channel.CreateBounded<Alert>(new BoundedChannelOptions(Waiting) { FullMode = BoundedChannelFullMode.DropOldest }, Lose);
        sending = Task.Run(SendAllAsync);
    }

    public void Raise(Alert alert)
    {
        if (!queue.Writer.TryWrite(alert))
        {
            Lose(alert);
        }
    }

    /// <summary>Delivers what waits, for as long as one delivery may take; the rest is counted as lost.</summary>
    public async ValueTask DisposeAsync()
    {
        queue.Writer.TryComplete();
        stopping.CancelAfter(options.Timeout);
        await sending.ConfigureAwait(false);
        http.Dispose();
        stopping.Dispose();
    }

    private async Task SendAllAsync()
    {
        await foreach (Alert alert in queue.Reader.ReadAllAsync(CancellationToken.None).ConfigureAwait(false))
        {
            try
            {
                stopping.Token.ThrowIfCancellationRequested();
                await SendAsync(alert).ConfigureAwait(false);
            }
            catch (Exception exception)
            {
                NotDelivered(logger, exception, alert.Kind, options.Url.Host);
                Lose(alert);
            }
        }
    }

    private async Task SendAsync(Alert alert)
    {
        // The same identifier for every attempt, so that a receiver can tell a repeated delivery.
        string id = "msg_" + Guid.CreateVersion7(time.GetUtcNow()).ToString("N");
        byte[] body = Body(alert, time.GetUtcNow());
        await pipeline.ExecuteAsync(
            async token =>
            {
                using HttpRequestMessage request = Request(id, body);
                using HttpResponseMessage response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, token).ConfigureAwait(false);
                response.EnsureSuccessStatusCode();
            },
            stopping.Token).ConfigureAwait(false);
    }

    private HttpRequestMessage Request(string id, byte[] body)
    {
        string timestamp = time.GetUtcNow().ToUnixTimeSeconds().ToString(System.Globalization.CultureInfo.InvariantCulture);
        byte[] signed = [.. Encoding.UTF8.GetBytes($"{id}.{timestamp}."), .. body];
        HttpRequestMessage request = new(HttpMethod.Post, options.Url) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/json");
        request.Headers.Add("webhook-id", id);
        request.Headers.Add("webhook-timestamp", timestamp);
        request.Headers.Add("webhook-signature", "v1," + Convert.ToBase64String(HMACSHA256.HashData(secret, signed)));
        return request;
    }

    private static byte[] Body(Alert alert, DateTimeOffset at)
    {
        using MemoryStream stream = new();
        using (Utf8JsonWriter json = new(stream))
        {
            json.WriteStartObject();
            json.WriteString("type", "writegate." + alert.Kind);
            json.WriteString("timestamp", at);
            json.WriteStartObject("data");
            json.WriteString("tenant", alert.Tenant);
            json.WriteString("run", alert.RunId);
            json.WriteString("tool", alert.Tool);
            json.WriteString("message", alert.Message);
            json.WriteEndObject();
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    private void Lose(Alert alert) => meter.AlertLost(alert.Kind);

    [LoggerMessage(1, LogLevel.Error, "An alert {Kind} could not be delivered to {Host}")]
    private static partial void NotDelivered(ILogger logger, Exception exception, string kind, string host);
}
