using WriteGate.Analyzers.CodeFixes.Fixes;

namespace WriteGate.Analyzers.Tests.CodeFixes;

public sealed class HoistedValueFixerTests
{
    [Fact]
    public Task A_key_is_made_above_the_loop() => FixTest<HoistedValueFixer>.Fixes(
        Shop("""
                    for (int attempt = 1; ; attempt++)
                    {
                        // One key for all.
                        string key = {|WG3004:Guid.NewGuid()|}.ToString();
                        try
                        {
                            await SendAsync(key);
                            return;
                        }
                        catch (HttpRequestException) when (attempt < 3)
                        {
                        }
                    }
            """),
        Shop("""
                    // One key for all.
                    string key = Guid.NewGuid().ToString();
                    for (int attempt = 1; ; attempt++)
                    {
                        try
                        {
                            await SendAsync(key);
                            return;
                        }
                        catch (HttpRequestException) when (attempt < 3)
                        {
                        }
                    }
            """));

    [Fact]
    public Task A_key_that_names_its_attempt_is_left_alone() => FixTest<HoistedValueFixer>.Leaves(
        Shop("""
                    for (int attempt = 1; ; {|WG3004:attempt++|})
                    {
                        string key = attempt + "-" + {|WG3004:Guid.NewGuid()|};
                        try
                        {
                            await SendAsync(key);
                            return;
                        }
                        catch (HttpRequestException) when (attempt < 3)
                        {
                        }
                    }
            """));

    [Fact]
    public Task A_key_is_made_above_the_call_that_repeats_a_lambda() => FixTest<HoistedValueFixer>.Fixes(
        Repeated("", """
                    string key = {|WG3005:Guid.NewGuid()|}.ToString();

            """),
        Repeated("""
                    string key = Guid.NewGuid().ToString();

            """, ""));

    /// <summary>A helper of the project's own that tries again.</summary>
    private static string Repeated(string above, string within) => $$"""
        public sealed class Shop(HttpClient http)
        {
            public async Task RefundAsync()
            {
        {{above}}        await RetryAsync(async () =>
                {
        {{(within.Length == 0 ? "" : "    " + within)}}            using HttpRequestMessage request = new(HttpMethod.Post, "refunds");
                    request.Headers.Add("Idempotency-Key", key);
                    using HttpResponseMessage response = await http.SendAsync(request);
                    response.EnsureSuccessStatusCode();
                });
            }

            private static async Task RetryAsync(Func<Task> action)
            {
                for (int attempt = 1; ; attempt++)
                {
                    try
                    {
                        await action();
                        return;
                    }
                    catch (HttpRequestException) when (attempt < 3)
                    {
                    }
                }
            }
        }
        """;

    private static string Shop(string body) => $$"""
        public sealed class Shop(HttpClient http)
        {
            public async Task RefundAsync()
            {
        {{body}}
            }

            private async Task SendAsync(string key)
            {
                using HttpRequestMessage request = new(HttpMethod.Post, "refunds");
                request.Headers.Add("Idempotency-Key", key);
                using HttpResponseMessage response = await http.SendAsync(request);
                response.EnsureSuccessStatusCode();
            }
        }
        """;
}
