namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>WG3007: back-off without jitter.</summary>
public sealed class BackoffTests
{
    [Theory]
    [InlineData("{|WG3007:Task.Delay(1000, ct)|}")]
    [InlineData("{|WG3007:Task.Delay(TimeSpan.FromSeconds(2), ct)|}")]
    [InlineData("{|WG3007:Task.Delay(TimeSpan.FromSeconds(Math.Pow(2, attempt)), ct)|}")]
    [InlineData("{|WG3007:Task.Delay(delay, ct)|}")]
    [InlineData("{|WG3007:Task.Delay(100 << attempt)|}")]
    [InlineData("{|WG3007:Task.Delay(Steps[attempt], ct)|}")]
    [InlineData("{|WG3007:Task.Delay(Fixed(attempt), ct)|}")]
    public Task A_wait_that_is_the_same_for_everybody_is_warned_of(string wait) => Run(wait);

    [Theory]
    [InlineData("Task.Delay(Wait(attempt), ct)")]
    [InlineData("Task.Delay(Random.Shared.Next(100, 1000), ct)")]
    [InlineData("Task.Delay(TimeSpan.FromSeconds(2) + TimeSpan.FromMilliseconds(Random.Shared.Next(500)), ct)")]
    [InlineData("Task.Delay(jittered, ct)")]
    [InlineData("Task.Delay(e.RetryAfter, ct)")]
    [InlineData("Task.Delay(given, ct)")]
    [InlineData("Task.Delay(Unknown.Next(), ct)")]
    [InlineData("Task.Yield()")]
    public Task A_wait_that_varies_or_is_not_known_is_clean(string wait) => Run(wait);

    [Fact]
    public Task A_wait_of_something_that_is_no_retry_is_clean() => AttemptTest.Body("""
        foreach (var tag in order.Tags)
        {
            await http.PostAsJsonAsync("/tags", tag, ct);
            await Task.Delay(1000, ct);
        }
        return null;
        """);

    private static Task Run(string wait) => AttemptTest.Members($$"""
        private static readonly int[] Steps = [100, 200, 400];
        private static TimeSpan Fixed(int attempt) => TimeSpan.FromSeconds(attempt);
        private static System.Collections.Concurrent.ConcurrentQueue<TimeSpan> unknown = new();
        private static class Unknown { public static TimeSpan Next() => TimeSpan.FromTicks(Environment.TickCount64); }
        private sealed class BusyException : Exception { public TimeSpan RetryAfter { get; set; } }
        public async Task<HttpResponseMessage?> Send(Order order, TimeSpan given, CancellationToken ct)
        {
            var jittered = TimeSpan.FromSeconds(1 + Random.Shared.NextDouble());
            int delay = 100;
            for (int attempt = 0; attempt < 3; attempt++)
            {
                try { return await http.PostAsJsonAsync("/orders", order, ct); }
                catch (BusyException e) { await {{wait}}; delay *= 2; }
            }
            return null;
        }
        """);
}
