namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>WG3005: the key is made inside the attempt.</summary>
public sealed class KeyInAttemptTests
{
    [Theory]
    [InlineData("a header of a new request", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.Add("Idempotency-Key", {|WG3005:Guid.NewGuid()|}.ToString());
            var response = await http.SendAsync(request, ct);
            if (response.IsSuccessStatusCode) return response;
        }
        return null;
        """)]
    [InlineData("a local", """
        int attempt = 0;
        while (true)
        {
            var key = {|WG3005:Guid.NewGuid()|}.ToString("N");
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.TryAddWithoutValidation("X-Idempotency-Key", key);
            try { return await http.SendAsync(request, ct); }
            catch (HttpRequestException) when (attempt++ < 3) { }
        }
        """)]
    [InlineData("the counter", """
        for (int attempt = 0; attempt < 3; {|WG3005:attempt++|})
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.Add("Idempotency-Key", $"{id}-{attempt}");
            try { return await http.SendAsync(request, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a member", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var charge = new Charge(id, 5) { IdempotencyKey = {|WG3005:Guid.NewGuid()|}.ToString() };
            try { return await http.PostAsJsonAsync("/charges", charge, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a with expression", """
        var charge = new Charge(id, 5);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var keyed = charge with { IdempotencyKey = {|WG3005:DateTime.UtcNow|}.Ticks.ToString() };
            try { return await http.PostAsJsonAsync("/charges", keyed, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("an argument", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await Charge(order, idempotencyKey: {|WG3005:Guid.NewGuid()|}.ToString()); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a method that makes one", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var key = {|WG3005:NewKey()|};
            try { return await Charge(order, key); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("another key after a failure", """
        string key = id;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await Charge(order, key); } catch (HttpRequestException) { {|WG3005:key += "-retry"|}; }
        }
        return null;
        """)]
    [InlineData("a method of the class that puts it on", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await Once(order); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a header in a local function", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await Post(); } catch (HttpRequestException) { }
        }
        return null;
        Task<HttpResponseMessage> Post()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.Add("Idempotency-Key", {|WG3005:Guid.NewGuid()|}.ToString());
            return http.SendAsync(request, ct);
        }
        """)]
    [InlineData("a client's header", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            http.DefaultRequestHeaders.Remove("Idempotency-Key");
            http.DefaultRequestHeaders.Add("Idempotency-Key", {|WG3005:Guid.NewGuid()|}.ToString());
            try { return await http.PostAsJsonAsync("/orders", order, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("only if absent, on what is new each time", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            if (!request.Headers.Contains("Idempotency-Key")) request.Headers.Add("Idempotency-Key", {|WG3005:Guid.NewGuid()|}.ToString());
            try { return await http.SendAsync(request, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    public Task C4_a_key_made_in_the_attempt_is_refused(string how, string body) => AttemptTest.Body(body, $$"""
        private Task<HttpResponseMessage> Charge(Order order, string idempotencyKey)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/{{how}}") { Content = JsonContent.Create(order) };
            request.Headers.Add("Idempotency-Key", idempotencyKey);
            return http.SendAsync(request);
        }
        private static string NewKey() => Guid.NewGuid().ToString();
        private Task<HttpResponseMessage> Once(Order order)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/{{how}}") { Content = JsonContent.Create(order) };
            {{(how == "a method of the class that puts it on" ? "request.Headers.Add(\"Idempotency-Key\", {|WG3003:{|WG3005:Guid.NewGuid()|}|}.ToString());" : "")}}
            return http.SendAsync(request);
        }
        """);

    [Theory]
    [InlineData("above the loop", """
        var key = Guid.NewGuid().ToString();
        for (int attempt = 0; attempt < 3; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.Add("Idempotency-Key", key);
            try { return await http.SendAsync(request, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("on the request that an inner loop sends", """
        foreach (var tag in order.Tags)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/tags/" + tag);
            request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            for (int attempt = 0; attempt < 3; attempt++)
            {
                try { await http.SendAsync(request, ct); break; } catch (HttpRequestException) { await Task.Delay(Wait(attempt), ct); }
            }
        }
        return null;
        """)]
    [InlineData("added only if absent", """
        var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
        for (int attempt = 0; attempt < 3; attempt++)
        {
            if (!request.Headers.Contains("Idempotency-Key"))
            {
                request.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString());
            }
            try { return await http.SendAsync(request, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("coalesced", """
        string? key = null;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            key ??= Guid.NewGuid().ToString();
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.Add("Idempotency-Key", key);
            try { return await http.SendAsync(request, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("made of the order", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var key = $"{order.Id}:{change.Note}";
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.Add("Idempotency-Key", key);
            try { return await http.SendAsync(request, ct); } catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("per item", """
        foreach (var tag in order.Tags)
        {
            var request = new HttpRequestMessage(HttpMethod.Post, "/tags/" + tag);
            request.Headers.Add("Idempotency-Key", order.Id + tag);
            await http.SendAsync(request, ct);
        }
        return null;
        """)]
    public Task A_key_that_all_attempts_share_is_clean(string how, string body) => AttemptTest.Body("_ = \"" + how + "\";\n" + body);
}
