namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>Delegates handed to something that calls them again: Polly 8 as it is, Polly 7 by its names, EF Core's strategies, own methods.</summary>
public sealed class PollyTests
{
    private const string Version7 = """
        namespace Polly
        {
            public interface IAsyncPolicy { Task<T> ExecuteAsync<T>(Func<Task<T>> action); Task ExecuteAsync(Func<Task> action); }
            public class AsyncPolicy : IAsyncPolicy { public Task<T> ExecuteAsync<T>(Func<Task<T>> action) => action(); public Task ExecuteAsync(Func<Task> action) => action(); }
            public class PolicyBuilder;
            public static class Policy { public static PolicyBuilder Handle<T>() => new(); public static Polly.Retry.AsyncRetryPolicy Wrap(IAsyncPolicy a, IAsyncPolicy b) => new(); public static Polly.Timeout.AsyncTimeoutPolicy TimeoutAsync(int seconds) => new(); }
            public static class AsyncRetrySyntax
            {
                public static Polly.Retry.AsyncRetryPolicy RetryAsync(this PolicyBuilder builder, int retryCount) => new();
                public static Polly.Retry.AsyncRetryPolicy RetryForeverAsync(this PolicyBuilder builder) => new();
                public static Polly.Retry.AsyncRetryPolicy WaitAndRetryAsync(this PolicyBuilder builder, int retryCount, Func<int, TimeSpan> sleepDurationProvider) => new();
            }
        }
        namespace Polly.Retry { public class AsyncRetryPolicy : Polly.AsyncPolicy; }
        namespace Polly.Timeout { public class AsyncTimeoutPolicy : Polly.AsyncPolicy; }
        """;

    [Theory]
    [InlineData("return await injected.ExecuteAsync(async t => await http.PostAsJsonAsync(\"/orders\", new { At = {|WG3004:DateTimeOffset.UtcNow|} }, t), ct);")]
    [InlineData("""
        return await injected.ExecuteAsync(async t =>
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.Add("Idempotency-Key", {|WG3005:Guid.NewGuid()|}.ToString());
            return await http.SendAsync(request, t);
        }, ct);
        """)]
    [InlineData("return await injected.ExecuteAsync(async t => { {|WG3004:order.Priority++|}; return await http.PostAsJsonAsync(\"/orders\", order, t); }, ct);")]
    [InlineData("return await injected.ExecuteAsync(async (o, t) => await http.PostAsJsonAsync(\"/orders/\" + {|WG3004:Guid.NewGuid()|}, o, t), order, ct);")]
    [InlineData("return await injected.ExecuteAsync(Post, ct); async ValueTask<HttpResponseMessage> Post(CancellationToken t) => await http.PostAsJsonAsync(\"/orders\", {|WG3004:Random.Shared.Next()|}, t);")]
    [InlineData("return await jittered.ExecuteAsync(async t => await http.PostAsJsonAsync(\"/orders\", {|WG3004:Guid.NewGuid()|}, t), ct);")]
    [InlineData("return await even.ExecuteAsync(async t => await http.PostAsJsonAsync(\"/orders\", order, t), ct);")]
    [InlineData("return await endless.{|WG3006:ExecuteAsync|}(async t => await http.PostAsJsonAsync(\"/orders\", order, t), ct);")]
    [InlineData("return await seven.ExecuteAsync(() => http.PostAsJsonAsync(\"/orders\", {|WG3004:Guid.NewGuid()|}, ct));")]
    [InlineData("return await forever.{|WG3006:ExecuteAsync|}(() => http.PostAsJsonAsync(\"/orders\", order, ct));")]
    [InlineData("return await stepped.ExecuteAsync(() => http.PostAsJsonAsync(\"/orders\", order, ct));")]
    [InlineData("return await strategy.ExecuteAsync(async () => { {|WG3004:order.Tags.Add(\"x\")|}; return await http.PostAsJsonAsync(\"/orders\", order, ct); });")]
    [InlineData("return await Repeat(() => http.PostAsJsonAsync(\"/orders\", {|WG3004:Guid.NewGuid()|}, ct));")]
    [InlineData("return await {|WG3006:RepeatForever|}(() => http.PostAsJsonAsync(\"/orders\", order, ct));")]
    [InlineData("Func<Task<HttpResponseMessage>> send = () => http.PostAsJsonAsync(\"/orders\", {|WG3004:Guid.NewGuid()|}, ct); return await Repeat(send);")]
    public Task C4_a_delegate_that_sends_something_else_each_time_is_refused(string body) => Run(body);

    [Theory]
    [InlineData("return await injected.ExecuteAsync(async t => await http.PostAsJsonAsync(\"/orders\", order, t), ct);")]
    [InlineData("var at = DateTimeOffset.UtcNow; return await injected.ExecuteAsync(async t => await http.PostAsJsonAsync(\"/orders\", new { at }, t), ct);")]
    [InlineData("var key = Guid.NewGuid().ToString(); return await injected.ExecuteAsync(async t => { var request = new HttpRequestMessage(HttpMethod.Post, \"/\"); request.Headers.Add(\"Idempotency-Key\", key); return await http.SendAsync(request, t); }, ct);")]
    [InlineData("return await bounded.ExecuteAsync(async t => await http.PostAsJsonAsync(\"/orders\", Guid.NewGuid(), t), ct);")]
    [InlineData("return await timeout.ExecuteAsync(() => http.PostAsJsonAsync(\"/orders\", Guid.NewGuid(), ct));")]
    [InlineData("return await Once(() => http.PostAsJsonAsync(\"/orders\", Guid.NewGuid(), ct));")]
    [InlineData("return await injected.ExecuteAsync(async t => await http.GetAsync(\"/orders/\" + Guid.NewGuid(), t), ct);")]
    [InlineData("return await Repeat(() => http.PostAsJsonAsync(\"/orders\", order, ct));")]
    public Task A_delegate_that_sends_the_same_is_clean(string body) => Run(body);

    private static Task Run(string body) => AttemptTest.Body(body, $$"""
        private readonly Polly.ResiliencePipeline injected = null!;
        private readonly Polly.ResiliencePipeline jittered = new Polly.ResiliencePipelineBuilder().AddRetry(new Polly.Retry.RetryStrategyOptions { MaxRetryAttempts = 3, UseJitter = true }).Build();
        private readonly Polly.ResiliencePipeline even = new Polly.ResiliencePipelineBuilder().{{(body.Contains(" even.") ? "{|WG3007:AddRetry|}" : "AddRetry")}}(new Polly.Retry.RetryStrategyOptions { MaxRetryAttempts = 3 }).Build();
        private static readonly Polly.ResiliencePipeline endless = new Polly.ResiliencePipelineBuilder().AddRetry(new Polly.Retry.RetryStrategyOptions { MaxRetryAttempts = int.MaxValue, UseJitter = true }).Build();
        private readonly Polly.ResiliencePipeline bounded = new Polly.ResiliencePipelineBuilder().AddTimeout(TimeSpan.FromSeconds(1)).Build();
        private readonly Polly.IAsyncPolicy seven = Polly.Policy.Handle<Exception>().RetryAsync(3);
        private readonly Polly.IAsyncPolicy forever = Polly.Policy.Handle<Exception>().RetryForeverAsync();
        private readonly Polly.IAsyncPolicy stepped = Polly.Policy.Handle<Exception>().{{(body.Contains("stepped.") ? "{|WG3007:WaitAndRetryAsync|}" : "WaitAndRetryAsync")}}(3, n => TimeSpan.FromSeconds(Math.Pow(2, n)));
        private readonly Polly.Timeout.AsyncTimeoutPolicy timeout = Polly.Policy.TimeoutAsync(3);
        private readonly IExecutionStrategy strategy = null!;
        private static async Task<T> Repeat<T>(Func<Task<T>> action)
        {
            for (int attempt = 0; ; attempt++)
            {
                try { return await action(); }
                catch (HttpRequestException) when (attempt < 3) { await Task.Delay(Wait(attempt)); }
            }
        }
        private static async Task<T> RepeatForever<T>(Func<Task<T>> action)
        {
            while (true)
            {
                try { return await action(); }
                catch (HttpRequestException) { }
            }
        }
        private static async Task<T> Once<T>(Func<Task<T>> action)
        {
            try { return await action(); }
            catch (HttpRequestException e) { Console.WriteLine(e.Message); throw; }
        }
        """, "public interface IExecutionStrategy { Task<T> ExecuteAsync<T>(Func<Task<T>> operation); }\n" + Version7);
}
