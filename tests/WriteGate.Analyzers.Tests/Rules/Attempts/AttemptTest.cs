namespace WriteGate.Analyzers.Tests.Rules.Attempts;

/// <summary>Runs every rule over a client of an HTTP service, written as users write them.</summary>
internal static class AttemptTest
{
    public const string Beside = """
        public sealed class Order
        {
            public string Id { get; set; } = "";
            public string Note { get; set; } = "";
            public int Priority { get; set; }
            public DateTimeOffset SentAt { get; set; }
            public List<string> Tags { get; } = [];
            public Order Copy() => new() { Id = Id, Note = Note };
        }
        public sealed record Change(string Id, string Note);
        public sealed record Charge(string Id, decimal Amount) { public string IdempotencyKey { get; init; } = ""; }
        """;

    /// <summary>The body of a method that has an HTTP client, an order, a change and a token.</summary>
    public static Task Body(string body, string members = "", string beside = "") => Members($$"""
        public async Task<HttpResponseMessage?> Send(Order order, Change change, string id, CancellationToken ct)
        {
        {{body}}
        }
        {{members}}
        """, beside);

    /// <summary>Members of a class with an HTTP client.</summary>
    public static Task Members(string members, string beside = "") => EffectRuleTest.Sources($$"""
        using System.Net;
        using Polly;
        using System.Net.Http.Json;
        #pragma warning disable CS0162, CS0219, CS1998
        public partial class Client(HttpClient http)
        {
            private static TimeSpan Wait(int attempt) => TimeSpan.FromSeconds(Math.Pow(2, attempt) * Random.Shared.NextDouble());
        {{members}}
        }
        {{Beside}}
        {{beside}}
        """);
}
