namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>WG3009: read-modify-write repeated on a conflict.</summary>
public sealed class ConflictRetryTests
{
    [Theory]
    [InlineData("""
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var current = await Load(id);
            current.Note = change.Note;
            try { return await {|WG3009:http.PutAsJsonAsync("/orders/1", current, ct)|}; }
            catch (ConcurrencyException) { }
        }
        return null;
        """)]
    [InlineData("""
        var current = await Load(id);
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var response = await {|WG3009:http.PutAsJsonAsync("/orders/1", current, ct)|};
            if (response.StatusCode != HttpStatusCode.PreconditionFailed) return response;
            current = await Load(id);
        }
        return null;
        """)]
    [InlineData("""
        var current = await Load(id);
        int attempt = 0;
        while (true)
        {
            try { return await {|WG3009:http.PutAsJsonAsync("/orders/1", current, ct)|}; }
            catch (HttpRequestException e) when (e.StatusCode == HttpStatusCode.Conflict && attempt++ < 3)
            {
                current = await Load(id);
                current.Note = change.Note;
            }
        }
        """)]
    public Task Writing_over_a_conflict_is_warned_of(string body) => Run(body);

    [Theory]
    [InlineData("""
        var current = await Load(id);
        try { return await http.PutAsJsonAsync("/orders/1", current, ct); }
        catch (ConcurrencyException) { throw; }
        """)]
    [InlineData("""
        for (int attempt = 0; attempt < 3; attempt++)
        {
            var current = await Load(id);
            try { return await http.PutAsJsonAsync("/orders/1", current, ct); }
            catch (HttpRequestException) { }
        }
        return null;
        """)]
    [InlineData("""
        for (int attempt = 0; attempt < 3; attempt++)
        {
            try { return await http.PutAsJsonAsync("/orders/1", order, ct); }
            catch (ConcurrencyException) { }
        }
        return null;
        """)]
    public Task A_conflict_that_is_reported_is_clean(string body) => Run(body);

    private static Task Run(string body) => AttemptTest.Body(body, """
        private sealed class ConcurrencyException : Exception;
        private async Task<Order> Load(string id) => (await http.GetFromJsonAsync<Order>("/orders/" + id))!;
        """);
}
