namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>WG3010: a retry below an HTTP client that resends writes without a key.</summary>
public sealed class BlanketHttpRetryTests
{
    private const string Registration = """
        public interface IHttpClientBuilder;
        public interface IPipelineBuilder;
        public sealed class RetryOptions { public void DisableForUnsafeHttpMethods() { } public Func<HttpRequestMessage, bool>? ShouldHandle { get; set; } }
        public sealed class StandardOptions { public RetryOptions Retry { get; } = new(); }
        public sealed class Services;
        public static class Registrations
        {
            public static IHttpClientBuilder AddHttpClient(this Services services, string name) => null!;
            public static IHttpClientBuilder AddHttpClient<T>(this Services services) => null!;
            public static IHttpClientBuilder AddHttpMessageHandler<T>(this IHttpClientBuilder builder) => builder;
            public static IPipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder) => null!;
            public static IPipelineBuilder AddStandardResilienceHandler(this IHttpClientBuilder builder, Action<StandardOptions> configure) => null!;
            public static IPipelineBuilder Configure(this IPipelineBuilder builder, Action<StandardOptions> configure) => null!;
            public static IPipelineBuilder AddResilienceHandler(this IHttpClientBuilder builder, string name, Action<ResiliencePipelineBuilder<HttpResponseMessage>> configure) => null!;
        }
        public sealed class KeyHandler : DelegatingHandler
        {
            protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
            {
                if (!request.Headers.Contains("Idempotency-Key")) request.Headers.Add("Idempotency-Key", request.RequestUri!.ToString());
                return base.SendAsync(request, ct);
            }
        }
        public sealed class Reader(HttpClient http) { public Task<string> Read() => http.GetStringAsync("/"); }
        public sealed class Writer(HttpClient http) { public Task Write() => http.PostAsync("/", null); }
        """;

    [Theory]
    [InlineData("services.AddHttpClient(\"crm\").{|WG3010:AddStandardResilienceHandler|}();")]
    [InlineData("services.AddHttpClient<Writer>().{|WG3010:AddStandardResilienceHandler|}();")]
    [InlineData("services.AddHttpClient(\"crm\").{|WG3010:AddResilienceHandler|}(\"retry\", b => b.AddRetry(new Polly.Retry.RetryStrategyOptions<HttpResponseMessage> { UseJitter = true }));")]
    public Task A_retry_of_all_requests_is_warned_of(string statement) => Register(statement);

    [Theory]
    [InlineData("services.AddHttpClient(\"crm\").AddStandardResilienceHandler(o => o.Retry.DisableForUnsafeHttpMethods());")]
    [InlineData("services.AddHttpClient(\"crm\").AddStandardResilienceHandler().Configure(o => o.Retry.DisableForUnsafeHttpMethods());")]
    [InlineData("services.AddHttpClient(\"crm\").AddStandardResilienceHandler(o => o.Retry.ShouldHandle = r => r.Method == HttpMethod.Get);")]
    [InlineData("services.AddHttpClient(\"crm\").AddHttpMessageHandler<KeyHandler>().AddStandardResilienceHandler();")]
    [InlineData("services.AddHttpClient(\"crm\").AddResilienceHandler(\"time\", b => b.AddTimeout(TimeSpan.FromSeconds(1)));")]
    [InlineData("services.AddHttpClient<Reader>().AddStandardResilienceHandler();")]
    public Task A_retry_that_leaves_writes_out_is_clean(string statement) => Register(statement);

    [Theory]
    [InlineData("""
        for (int attempt = 0; ; attempt++)
        {
            try { return await base.{|WG3010:SendAsync|}(request, ct); }
            catch (HttpRequestException) when (attempt < 3) { }
        }
        """)]
    [InlineData("""
        var response = await base.SendAsync(request, ct);
        return response.IsSuccessStatusCode ? response : await base.{|WG3010:SendAsync|}(request, ct);
        """)]
    public Task A_handler_that_resends_all_requests_is_warned_of(string body) => Handler(body);

    [Theory]
    [InlineData("return await base.SendAsync(request, ct);")]
    [InlineData("""
        for (int attempt = 0; ; attempt++)
        {
            try { return await base.SendAsync(request, ct); }
            catch (HttpRequestException) when (attempt < 3 && request.Method == HttpMethod.Get) { }
        }
        """)]
    [InlineData("""
        var response = await base.SendAsync(request, ct);
        return response.StatusCode == HttpStatusCode.Unauthorized ? await base.SendAsync(request, ct) : response;
        """)]
    public Task A_handler_that_looks_at_the_request_is_clean(string body) => Handler(body);

    [Fact]
    public Task A_handler_that_makes_a_key_for_each_attempt_is_refused() => Handler("""
        for (int attempt = 0; ; attempt++)
        {
            request.Headers.Remove("Idempotency-Key");
            request.Headers.Add("Idempotency-Key", {|WG3005:Guid.NewGuid()|}.ToString());
            try { return await base.SendAsync(request, ct); }
            catch (HttpRequestException) when (attempt < 3) { }
        }
        """);

    private static Task Register(string statement)
        => AttemptTest.Members($"public static void Register(Services services) {{ {statement} }}", Registration);

    private static Task Handler(string body) => AttemptTest.Members("", $$"""
        public sealed class Handler : DelegatingHandler
        {
            protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken ct)
            {
        {{body}}
            }
        }
        """);
}
