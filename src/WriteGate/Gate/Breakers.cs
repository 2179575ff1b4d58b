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
        => breakers.TryGetValue(resource, out Breaker? breaker) && breaker.State.CircuitState == CircuitState.Open
            ? $"The system behind {resource} failed {options.CurrentValue.BreakerFailures} times in a row; nothing is sent to it for {options.CurrentValue.BreakerDuration.TotalSeconds:0} s."
            : null;

    public ResiliencePipeline For(string resource) => breakers.GetOrAdd(resource, _ => Create()).Pipeline;

    // Polly's breaker counts a ratio over a time. A success starts a fresh one, so that a ratio of 1 means "in a row".
    public void Succeeded(string resource) => breakers.TryRemove(resource, out _);

    private Breaker Create()
    {
        CircuitBreakerStateProvider state = new();
        ResiliencePipelineBuilder builder = new() { TimeProvider = time };
        builder.AddCircuitBreaker(new CircuitBreakerStrategyOptions
        {
            FailureRatio = 1,
            MinimumThroughput = options.CurrentValue.BreakerFailures,
            SamplingDuration = TimeSpan.FromHours(1),
            BreakDuration = options.CurrentValue.BreakerDuration,
            StateProvider = state,
            ShouldHandle = static arguments => new(
                arguments.Outcome.Exception is { } exception && WriteFaults.Of(exception) is WriteFault.NotBegun or WriteFault.Unknown),
        });
        return new(builder.Build(), state);
    }

    private sealed record Breaker(ResiliencePipeline Pipeline, CircuitBreakerStateProvider State);
}
