namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>WG3003: a key that cannot be made again.</summary>
public sealed class FreshKeyTests
{
    [Theory]
    [InlineData("{|WG3003:Guid.NewGuid()|}.ToString()")]
    [InlineData("$\"{id}-{{|WG3003:DateTime.UtcNow|}:O}\"")]
    [InlineData("{|WG3003:Random.Shared.Next()|}.ToString()")]
    [InlineData("{|WG3003:id.GetHashCode()|}.ToString()")]
    [InlineData("{|WG3003:Interlocked.Increment(ref counter)|}.ToString()")]
    [InlineData("{|WG3003:NewKey()|}")]
    [InlineData("{|WG3003:Path.GetRandomFileName()|}")]
    [InlineData("{|WG3003:Environment.TickCount64|}.ToString()")]
    [InlineData("{|WG3003:time.GetUtcNow()|}.ToString()")]
    public Task A_key_that_cannot_be_made_again_is_refused(string key) => AttemptTest.Body($$"""
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
        request.Headers.Add("Idempotency-Key", {{key}});
        return await http.SendAsync(request, ct);
        """, Members);

    [Theory]
    [InlineData("var key = {|WG3003:Guid.NewGuid()|}.ToString(); request.Headers.TryAddWithoutValidation(\"x-idempotency-key\", key);")]
    [InlineData("http.DefaultRequestHeaders.Add(\"PayPal-Request-Id\", {|WG3003:Guid.NewGuid()|}.ToString());")]
    [InlineData("Charge(order, {|WG3003:Guid.NewGuid()|}.ToString());")]
    [InlineData("_ = new Charge(id, 1) { IdempotencyKey = {|WG3003:Guid.NewGuid()|}.ToString() };")]
    [InlineData("var headers = new Dictionary<string, string> { { \"Idempotency-Key\", {|WG3003:Guid.NewGuid()|}.ToString() } };")]
    [InlineData("var headers = new Dictionary<string, string> { [\"Idempotency-Key\"] = {|WG3003:Guid.NewGuid()|}.ToString() };")]
    public Task A_key_is_known_however_it_is_sent(string statement) => Statement(statement);

    [Theory]
    [InlineData("request.Headers.Add(\"Idempotency-Key\", id);")]
    [InlineData("request.Headers.Add(\"Idempotency-Key\", $\"{order.Id}:{change.Note}\");")]
    [InlineData("request.Headers.Add(\"X-Request-Id\", Guid.NewGuid().ToString());")]
    [InlineData("request.Headers.Add(\"traceparent\", Guid.NewGuid().ToString());")]
    [InlineData("var key = Guid.NewGuid().ToString(); Remember(key); request.Headers.Add(\"Idempotency-Key\", key);")]
    [InlineData("var key = Guid.NewGuid().ToString(); order.Note = key; request.Headers.Add(\"Idempotency-Key\", key);")]
    [InlineData("string? given = null; request.Headers.Add(\"Idempotency-Key\", given ?? Guid.NewGuid().ToString());")]
    [InlineData("Charge(order, id); _ = Guid.NewGuid();")]
    [InlineData("order.Note = \"Idempotency-Key is \" + Guid.NewGuid();")]
    public Task A_key_that_can_be_made_again_or_is_kept_is_clean(string statement) => Statement(statement);

    [Fact]
    public Task A_part_of_a_tools_key_must_not_begin_with_a_value_of_its_own() => RuleTest.Members(
        "[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(call)), Irreversible(\"No.\")] private void Call(CallRequest call, WritePermit permit) { }",
        "public sealed record CallRequest { public required string LeadId { get; init; } public Guid {|WG3003:CallId|} { get; init; } = Guid.NewGuid(); }");

    [Fact]
    public Task A_typed_call_must_not_make_the_key_up() => RuleTest.Members(
        "[WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId)), Irreversible(\"No.\")] private void Call(string leadId, int times, WritePermit permit) { }",
        """
        public static class Caller
        {
            public static Task Ring(GateRun run) => run.For<Tools>().Call({|WG3003:Guid.NewGuid()|}.ToString(), Random.Shared.Next());
        }
        """);

    private const string Members = """
        private readonly TimeProvider time = TimeProvider.System;
        private int counter;
        private static string NewKey() => Guid.NewGuid().ToString("N");
        private static void Remember(string key) => Console.WriteLine(key);
        private static void Charge(Order order, string idempotencyKey) => Console.WriteLine(idempotencyKey + order.Id);
        """;

    private static Task Statement(string statement) => AttemptTest.Body($$"""
        using var request = new HttpRequestMessage(HttpMethod.Post, "/orders") { Content = JsonContent.Create(order) };
        {{statement}}
        return await http.SendAsync(request, ct);
        """, Members);
}
