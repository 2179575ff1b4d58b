using System.Net;

using Polly;
using Polly.Retry;

namespace WriteGate.Backstops.Tests.Http;

/// <summary>Sends a request again while the server is busy, as resilience handlers do.</summary>
internal sealed class ResendingHandler : DelegatingHandler
{
    private static readonly ResiliencePipeline<HttpResponseMessage> Retrying = new ResiliencePipelineBuilder<HttpResponseMessage>()
        .AddRetry(new RetryStrategyOptions<HttpResponseMessage>
        {
            MaxRetryAttempts = 1,
            Delay = TimeSpan.Zero,
            UseJitter = true,
            ShouldHandle = outcome => new(outcome.Outcome.Result?.StatusCode == HttpStatusCode.ServiceUnavailable),
        })
        .Build();

    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        HttpResponseMessage first = await base.SendAsync(request, cancellationToken);
        return request.Headers.Contains("Idempotency-Key") && first.StatusCode == HttpStatusCode.ServiceUnavailable
            ? await Retrying.ExecuteAsync(async token => await base.SendAsync(request, token), cancellationToken)
            : first;
    }
}
