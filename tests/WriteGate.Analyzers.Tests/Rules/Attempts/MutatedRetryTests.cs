namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>WG3004: the payload or the target differs between two attempts.</summary>
public sealed class MutatedRetryTests
{
    [Theory]
    [InlineData("for", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException) { {|WG3004:order.Note = "again"|}; await Task.Delay(Wait(attempt), ct); }
        }
        return null;
        """)]
    [InlineData("while with a counter", """
        int left = 3;
        while (left-- > 0)
        {
            try { return await http.PostAsJsonAsync("/orders", change, ct); }
            catch (Exception) when (left > 0) { {|WG3004:change = change with { Note = "shorter" }|}; }
        }
        return null;
        """)]
    [InlineData("do on a status", """
        HttpResponseMessage response;
        int attempt = 0;
        do
        {
            response = await http.PostAsJsonAsync("/orders", order, ct);
            {|WG3004:order.Priority++|};
        }
        while (!response.IsSuccessStatusCode && ++attempt < 3);
        return response;
        """)]
    [InlineData("goto", """
        int attempt = 0;
        retry:
        try { return await http.PostAsJsonAsync("/orders", order, ct); }
        catch (HttpRequestException) when (attempt++ < 3)
        {
            {|WG3004:order.Tags.Add("retried")|};
            goto retry;
        }
        """)]
    [InlineData("clock", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync("/orders", new { order.Id, At = {|WG3004:DateTimeOffset.UtcNow|} }, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("clock put on the object", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                order.SentAt = {|WG3004:DateTimeOffset.UtcNow|};
                return await http.PostAsJsonAsync("/orders", order, ct);
            }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("identifier in a local", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var number = {|WG3004:Guid.NewGuid()|}.ToString();
            var content = JsonContent.Create(new Change(number, order.Note));
            var response = await http.PostAsync("/orders", content, ct);
            if (response.IsSuccessStatusCode) return response;
        }
        return null;
        """)]
    [InlineData("target", """
        string url = "/orders";
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync(url, order, ct); }
            catch (HttpRequestException) { {|WG3004:url = "/v2/orders"|}; }
        }
        return null;
        """)]
    [InlineData("the caught exception", """
        string reason = "";
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync("/orders", new { order.Id, reason }, ct); }
            catch (HttpRequestException e) { {|WG3004:reason = e.Message|}; }
        }
        return null;
        """)]
    [InlineData("the counter in the payload", """
        for (int attempt = 0; attempt < 3; {|WG3004:attempt++|})
        {
            try { return await http.PostAsJsonAsync("/orders", new { order.Id, note = $"try {attempt}" }, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a choice by the counter", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            string note = "";
            if ({|WG3004:attempt > 0|}) note = "second try";
            try { return await http.PostAsJsonAsync("/orders", new { order.Id, note }, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a model's answer", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var answer = await {|WG3004:chat.GetResponseAsync("Write the note", cancellationToken: ct)|};
            try { return await http.PostAsJsonAsync("/orders", new { order.Id, Note = answer.Text }, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("repaired by a method", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException) { {|WG3004:Repair(order)|}; }
        }
        return null;
        """)]
    [InlineData("nested try and finally", """
        int attempt = 0;
        while (true)
        {
            try
            {
                try { return await http.PostAsJsonAsync("/orders", order, ct); }
                finally { {|WG3004:order.Priority++|}; }
            }
            catch (HttpRequestException)
            {
                if (++attempt == 3) throw;
            }
        }
        """)]
    [InlineData("rethrown from within", """
        for (int attempt = 0; ; attempt++)
        {
            try
            {
                try { return await http.PostAsJsonAsync("/orders", order, ct); }
                catch (HttpRequestException) { {|WG3004:order.Note = order.Note.Trim()|}; throw; }
            }
            catch (HttpRequestException) when (attempt < 3) { }
        }
        """)]
    [InlineData("a flag ends the loop", """
        bool done = false;
        int attempt = 0;
        while (!done && attempt < 3)
        {
            attempt++;
            try
            {
                await http.PutAsJsonAsync("/orders/1", order, ct);
                done = true;
            }
            catch (HttpRequestException) { {|WG3004:order.Note = "x"|}; }
        }
        return null;
        """)]
    [InlineData("an answer ends the loop", """
        HttpResponseMessage? response = null;
        for (int attempt = 0; response is null && attempt < 3; attempt++)
        {
            try { response = await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException) { {|WG3004:order.Note = "x"|}; }
        }
        return response;
        """)]
    [InlineData("a local function writes", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await Post(); }
            catch (HttpRequestException) { {|WG3004:order.Note = "x"|}; }
        }
        return null;
        Task<HttpResponseMessage> Post() => http.PostAsJsonAsync("/orders", order, ct);
        """)]
    [InlineData("within a foreach", """
        foreach (var tag in order.Tags)
        {
            string note = tag;
            for (int attempt = 0; attempt < 3; attempt++)
            {
                try { await http.PostAsJsonAsync("/tags", note, ct); break; }
                catch (HttpRequestException) { {|WG3004:note = note.Trim()|}; }
            }
        }
        return null;
        """)]
    [InlineData("a foreach over attempts", """
        foreach (int attempt in new[] { 1, 2, 3 })
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException) { {|WG3004:order.Note = "x"|}; }
        }
        return null;
        """)]
    [InlineData("switch expression", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var note = attempt switch { {|WG3004:0 => "first"|}, _ => "again" };
            try { return await http.PostAsJsonAsync("/orders", new Change(id, note), ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("ternary", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var response = await http.PostAsJsonAsync("/orders", {|WG3004:attempt == 0|} ? "full" : "short", ct);
            if (response.StatusCode != HttpStatusCode.ServiceUnavailable) return response;
        }
        return null;
        """)]
    [InlineData("alias", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var same = order;
            try { return await http.PostAsJsonAsync("/orders", same, ct); }
            catch (HttpRequestException) { {|WG3004:same.Note = "x"|}; }
        }
        return null;
        """)]
    [InlineData("deconstruction", """
        string note = order.Note; string url = "/orders";
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync(url, note, ct); }
            catch (HttpRequestException) { {|WG3004:(note, url) = ("x", url)|}; }
        }
        return null;
        """)]
    public Task C4_a_retry_that_sends_something_else_is_refused(string how, string body)
        => AttemptTest.Body(body, $"private static void Repair(Order order) => order.Note = \"{how}\"; private readonly IChatClient chat = null!;");

    [Theory]
    [InlineData("the counter for the delay and the log", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException e) { Console.WriteLine($"attempt {attempt}: {e.Message}"); await Task.Delay(Wait(attempt), ct); }
        }
        return null;
        """)]
    [InlineData("a fresh request with the same content and key", """
        var key = id;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.Add("Idempotency-Key", key);
            var response = await http.SendAsync(request, ct);
            if (response.IsSuccessStatusCode) return response;
        }
        return null;
        """)]
    [InlineData("a new cancellation token", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            using var timeout = new CancellationTokenSource(TimeSpan.FromSeconds(5));
            try { return await http.PostAsJsonAsync("/orders", order, timeout.Token); }
            catch (OperationCanceledException) { }
        }
        return null;
        """)]
    [InlineData("a refreshed access token", """
        string token = await Token();
        for (int attempt = 0; attempt < 2; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.Authorization = new System.Net.Http.Headers.AuthenticationHeaderValue("Bearer", token);
            var response = await http.SendAsync(request, ct);
            if (response.StatusCode != HttpStatusCode.Unauthorized) return response;
            token = await Token();
        }
        return null;
        """)]
    [InlineData("another header", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
            request.Headers.Add("X-Attempt", attempt.ToString());
            request.Headers.Add("X-Request-Id", Guid.NewGuid().ToString());
            var response = await http.SendAsync(request, ct);
            if (response.IsSuccessStatusCode) return response;
        }
        return null;
        """)]
    [InlineData("a loop over items", """
        foreach (var tag in order.Tags)
        {
            try { await http.PostAsJsonAsync("/tags", tag, ct); }
            catch (HttpRequestException e) { Console.WriteLine(e.Message); }
        }
        return null;
        """)]
    [InlineData("the first of several servers", """
        foreach (var server in order.Tags)
        {
            try { return await http.PostAsJsonAsync(server, order, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a list by index", """
        for (int i = 0; i < order.Tags.Count; i++)
        {
            try { return await http.PostAsJsonAsync(order.Tags[i], order, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a queue", """
        var queue = new Queue<Change>();
        while (queue.TryDequeue(out var next))
        {
            try { await http.PostAsJsonAsync("/orders", next, ct); return null; }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("paging by a cursor", """
        string? cursor = null;
        do
        {
            var response = await http.PostAsJsonAsync("/archive", new { cursor }, ct);
            cursor = await response.Content.ReadAsStringAsync(ct);
        }
        while (cursor is not null);
        return null;
        """)]
    [InlineData("work done in rounds", """
        while (!ct.IsCancellationRequested)
        {
            try { await http.PostAsJsonAsync("/sync", new { At = DateTimeOffset.UtcNow }, ct); }
            catch (HttpRequestException e) { Console.WriteLine(e.Message); }
            await Task.Delay(TimeSpan.FromMinutes(1), ct);
        }
        return null;
        """)]
    [InlineData("a catch that leaves", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException) { order.Note = "failed"; throw; }
        }
        return null;
        """)]
    [InlineData("set only where absent", """
        string? note = null;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            note ??= Guid.NewGuid().ToString();
            try { return await http.PostAsJsonAsync("/orders", note, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("something that is not sent", """
        int failures = 0;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync("/orders", change, ct); }
            catch (HttpRequestException) { failures++; order.Note = "failed"; order.Tags.Add("failed"); }
        }
        return null;
        """)]
    [InlineData("the same made anew", """
        string body;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            body = JsonSerializer.Serialize(order);
            using var content = new StringContent(body);
            try { return await http.PostAsync("/orders", content, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a choice that is the same each time", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            string note;
            if (order.Priority > 1) note = "urgent"; else note = "normal";
            try { return await http.PostAsJsonAsync("/orders", order.Priority > 2 ? note : "x", ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a new client", """
        var client = http;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await client.PostAsJsonAsync("/orders", order, ct); }
            catch (HttpRequestException) { client = new HttpClient(); }
        }
        return null;
        """)]
    [InlineData("changed once it succeeded", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try
            {
                var response = await http.PostAsJsonAsync("/orders", order, ct);
                order.Note = "sent";
                return response;
            }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a read", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.GetAsync("/orders/" + Guid.NewGuid(), ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a sum of one attempt", """
        for (int attempt = 0; attempt < 3; attempt++)
        {
            int total = 0;
            foreach (var tag in order.Tags) total += tag.Length;
            try { return await http.PostAsJsonAsync("/orders", total, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("a time taken before", """
        var at = DateTimeOffset.UtcNow;
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PostAsJsonAsync("/orders", new { order.Id, at }, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    public Task A_retry_that_sends_the_same_is_clean(string how, string body)
        => AttemptTest.Body(body, $"private static Task<string> Token() => Task.FromResult(\"{how}\");");
}
