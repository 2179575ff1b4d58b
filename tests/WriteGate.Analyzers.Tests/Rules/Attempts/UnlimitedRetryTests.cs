namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>WG3006: a retry of a write without a limit.</summary>
public sealed class UnlimitedRetryTests
{
    [Theory]
    [InlineData("""
        {|WG3006:while|} (true)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException e) { Console.WriteLine(e.Message); }
        }
        """)]
    [InlineData("""
        {|WG3006:while|} (!ct.IsCancellationRequested)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.TooManyRequests) { }
        }
        return null;
        """)]
    [InlineData("""
        int failures = 0;
        {|WG3006:for|} (;;)
        {
            var response = await http.PostAsJsonAsync("/orders", order, ct);
            if (response.IsSuccessStatusCode) return response;
            failures++;
        }
        """)]
    [InlineData("""
        HttpResponseMessage response;
        {|WG3006:do|} { response = await http.PostAsJsonAsync("/orders", order, ct); } while (!response.IsSuccessStatusCode);
        return response;
        """)]
    [InlineData("""
        retry:
        try { return await http.{|WG3006:PostAsJsonAsync|}("/orders", order, ct); }
        catch (HttpRequestException) { goto retry; }
        """)]
    [InlineData("""
        try { return await http.{|WG3006:PostAsJsonAsync|}("/orders", order, ct); }
        catch (HttpRequestException) { return await Send(order, change, id, ct); }
        """)]
    [InlineData("""
        int i = 0;
        {|WG3006:while|} (i < order.Tags.Count)
        {
            try { await http.PostAsJsonAsync("/tags", order.Tags[i], ct); i++; }
            catch (HttpRequestException e) { if (!IsTransient(e)) throw; }
        }
        return null;
        """)]
    [InlineData("""
        bool sent = false;
        {|WG3006:while|} (!sent)
        {
            try { await http.PostAsJsonAsync("/orders", order, ct); sent = true; }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    public Task A_retry_that_never_ends_is_refused(string body)
        => AttemptTest.Body(body, "private static bool IsTransient(Exception e) => e is HttpRequestException;");

    [Theory]
    [InlineData("""
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("""
        int attempt = 0;
        while (true)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException) when (++attempt < 3) { }
        }
        """)]
    [InlineData("""
        var clock = System.Diagnostics.Stopwatch.StartNew();
        while (true)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException) { if (clock.Elapsed > TimeSpan.FromSeconds(30)) throw; }
        }
        """)]
    [InlineData("""
        var deadline = DateTime.UtcNow.AddSeconds(30);
        while (DateTime.UtcNow < deadline)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("""
        using var bound = new CancellationTokenSource(TimeSpan.FromSeconds(30));
        while (!bound.IsCancellationRequested)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("""
        foreach (var wait in new[] { 1, 2, 3 })
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("""
        var wait = TimeSpan.FromSeconds(1);
        while (true)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException) { if (wait > TimeSpan.FromSeconds(10)) throw; wait = wait * 2; }
        }
        """)]
    [InlineData("""
        while (true)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException) { if (!budget.TrySpend()) throw; }
        }
        """)]
    [InlineData("""
        try { return await http.PostAsJsonAsync("/orders", order, ct); }
        catch (HttpRequestException) when (change.Note != "")
        {
            return await Try(order, 0);
        }
        """)]
    [InlineData("""
        while (!ct.IsCancellationRequested)
        {
            try { await http.PostAsJsonAsync("/sync", order, ct); }
            catch (HttpRequestException e) { Console.WriteLine(e.Message); }
            await Task.Delay(TimeSpan.FromMinutes(1), ct);
        }
        return null;
        """)]
    [InlineData("""
        int failures = 0;
        while (failures < 5)
        {
            try { await http.PostAsJsonAsync("/sync", order, ct); failures = 0; }
            catch (HttpRequestException) { failures++; }
        }
        return null;
        """)]
    [InlineData("""
        string? next = "";
        while (true)
        {
            var page = await http.PostAsJsonAsync("/archive", change, ct);
            if (page.Headers.Location is null) return page;
        }
        """)]
    public Task A_retry_that_ends_is_clean(string body) => AttemptTest.Body(body, """
        private readonly Budget budget = new();
        private sealed class Budget { private int left = 3; public bool TrySpend() => left-- > 0; }
        private async Task<HttpResponseMessage?> Try(Order order, int attempt)
        {
            try { return await http.PostAsJsonAsync("/orders", order); }
            catch (HttpRequestException) when (attempt < 3) { return await Try(order, attempt + 1); }
        }
        """);
}
