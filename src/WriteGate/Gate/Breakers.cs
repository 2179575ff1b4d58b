using System.Collections.Concurrent;

using Microsoft.Extensions.Options;

using Polly;
using Polly.CircuitBreaker;

namespace WriteGate;

/// <summary>One circuit breaker a resource: after some failures in a row nothing is sent to that system for a while.</summary>
internal sealed class Breakers(IOptionsMonitor<WriteGateOptions> options, TimeProvider time)
{
    private readonly ConcurrentDictionary<string, Breaker> breakers = new(StringComparer.Ordinal);

    /// <summary>Why nothing may be sent to a resource now; null when it may.</summary>
    public string? WhyOpen(string resource)
        => breakers.TryGetValue(resource, out Breaker? breaker) && time.GetUtcNow() < breaker.OpenUntil
            ? $"The system behind {resource} failed {options.CurrentValue.BreakerFailures} times in a row; nothing is sent to it for {options.CurrentValue.BreakerDuration.TotalSeconds:0} s."
            : null;

    /// <summary>Runs an attempt. A resource that did not fail of late has no breaker; its next failure makes one.</summary>
    public async ValueTask<T> RunAsync<T>(string resource, Func<CancellationToken, ValueTask<T>> attempt, CancellationToken cancellationToken)
    {
        if (breakers.TryGetValue(resource, out Breaker? breaker))
        {
            return await breaker.Pipeline.ExecuteAsync(attempt, cancellationToken).ConfigureAwait(false);
        }

        cancellationToken.ThrowIfCancellationRequested();
        try
        {
            return await attempt(cancellationToken).ConfigureAwait(false);
        }
        catch (Exception exception) when (Counts(exception))
        {
            await CountAsync(resource, exception).ConfigureAwait(false);
            throw;
        }
    }

    // Polly's breaker counts a ratio over a time. A success starts a fresh one, so that a ratio of 1 means "in a row".
    public void Succeeded(string resource) => breakers.TryRemove(resource, out _);

    private static bool Counts(Exception exception) => WriteFaults.Of(exception) is WriteFault.NotBegun or WriteFault.Unknown;

    private async ValueTask CountAsync(string resource, Exception exception)
    {
        ResilienceContext context = ResilienceContextPool.Shared.Get(CancellationToken.None);
        try
        {
            await breakers.GetOrAdd(resource, _ => Create()).Pipeline.ExecuteOutcomeAsync(
                static (_, failure) => new ValueTask<Outcome<bool>>(Polly.Outcome.FromException<bool>(failure)), context, exception).ConfigureAwait(false);
        }
        finally
        {
            ResilienceContextPool.Shared.Return(context);
        }
    }

    private Breaker Create()
    {
        Breaker breaker = new();
        ResiliencePipelineBuilder builder = new() { TimeProvider = time };
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 1,
            MinimumThroughput = options.CurrentValue.BreakerFailures,
            SamplingDuration = TimeSpan.FromHours(1),
            BreakDuration = options.CurrentValue.BreakerDuration,
            OnOpened = opened =>
            {
                // Polly's own state stays "open" until the next try, which is never made while we ask it first.
                breaker.OpenUntil = time.GetUtcNow() + opened.BreakDuration;
                return default;
            },
            ShouldHandle = static arguments => new(arguments.Outcome.Exception is { } exception && Counts(exception)),
        });
        breaker.Pipeline = builder.Build();
        return breaker;
    }

    private sealed class Breaker
    {
        public ResiliencePipeline Pipeline { get; set; } = ResiliencePipeline.Empty;

        public DateTimeOffset OpenUntil { get; set; }
    }
}
