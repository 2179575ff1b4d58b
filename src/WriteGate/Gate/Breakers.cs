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

    public ResiliencePipeline For(string resource) => breakers.GetOrAdd(resource, _ => Create()).Pipeline;

    // Polly's breaker counts a ratio over a time. A success after a failure starts a fresh one, so that a ratio of 1 means "in a row".
    public void Succeeded(string resource)
    {
        if (breakers.TryGetValue(resource, out Breaker? breaker) && breaker.HasFailed)
        {
            breakers.TryRemove(resource, out _);
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
            ShouldHandle = arguments =>
            {
                bool failed = arguments.Outcome.Exception is { } exception && WriteFaults.Of(exception) is WriteFault.NotBegun or WriteFault.Unknown;
                breaker.HasFailed |= failed;
                return new(failed);
            },
        });
        breaker.Pipeline = builder.Build();
        return breaker;
    }

    private sealed class Breaker
    {
        public ResiliencePipeline Pipeline { get; set; } = ResiliencePipeline.Empty;

        public DateTimeOffset OpenUntil { get; set; }

        public bool HasFailed { get; set; }
    }
}
