namespace WriteGate.Benchmarks.CompileTime;

/// <summary>
/// A project in which agents have a small share: one file of <see cref="Share"/> holds a tools class with its record and
/// the client that it writes through, one of them in two tools handed to a host beside it. All others are ordinary code.
/// </summary>
internal static class AgentProject
{
    /// <summary>How many files there are to one with tools.</summary>
    public const int Share = 20;

    public static ProjectText WithFiles(int files) => ProjectText.Of(
        $"agents.{files}",
        files / Share,
        Enumerable.Range(0, files).Select(i => i % Share == 0 ? (ToolsPath(i / Share), Tools(i / Share, 0)) : (OrdinaryCode.PathOf(i), OrdinaryCode.File(i))));

    /// <summary>The same without any tool.</summary>
    public static ProjectText WithoutTools(int files)
        => ProjectText.Of($"toolless.{files}", 0, Enumerable.Range(0, files).Select(i => (OrdinaryCode.PathOf(i), OrdinaryCode.File(i))));

    public static string ToolsPath(int index) => $"Tools{index}.cs";

    /// <summary>A file with tools after some edits: another body each time.</summary>
    public static string Tools(int i, int edits) => Gated(i, edits) + (i % 2 == 0 ? Handed(i) : "");

    private static string Gated(int i, int edits) => $$"""
        using System;
        using System.Collections.Generic;
        using System.ComponentModel;
        using System.ComponentModel.DataAnnotations;
        using System.Net.Http;
        using System.Net.Http.Json;
        using System.Threading;
        using System.Threading.Tasks;
        using Microsoft.Extensions.AI;
        using ModelContextProtocol.Server;
        using WriteGate;

        namespace Freight;

        /// <summary>Order {{i}} of a customer.</summary>
        [SystemRecord("freight.order{{i}}")]
        public sealed partial record Order{{i}}
        {
            [RecordId] public required string Id { get; init; }
            [RecordVersion] public long Version { get; init; }
            /// <summary>What is to be done next.</summary>
            [WriteTier(WriteTier.Autonomous)] public string? NextStep { get; init; }
            [WriteTier(WriteTier.Autonomous), Range(1, 66)] public int Pallets { get; init; }
            [WriteTier(WriteTier.Reviewed)] public DateOnly? Due { get; init; }
            [ProtectedField] public decimal Price { get; init; }
        }

        /// <summary>The system behind.</summary>
        public interface IOrders{{i}}
        {
            Task<Order{{i}}?> FindAsync(string id, CancellationToken cancellationToken);
            Task PatchAsync(string id, object change, string key, CancellationToken cancellationToken);
            Task CallAsync(string name, string id, string key, CancellationToken cancellationToken);
        }

        /// <summary>It over HTTP.</summary>
        public sealed class HttpOrders{{i}}(HttpClient http) : IOrders{{i}}
        {
            public Task<Order{{i}}?> FindAsync(string id, CancellationToken cancellationToken)
                => http.GetFromJsonAsync<Order{{i}}>("orders/" + id, cancellationToken);

            public Task PatchAsync(string id, object change, string key, CancellationToken cancellationToken)
                => SendAsync(HttpMethod.Patch, "orders/" + id, change, key, cancellationToken);

            public Task CallAsync(string name, string id, string key, CancellationToken cancellationToken)
                => SendAsync(HttpMethod.Post, $"orders/{id}/{name}", null, key, cancellationToken);

            private async Task SendAsync(HttpMethod verb, string path, object? body, string key, CancellationToken cancellationToken)
            {
                using HttpRequestMessage request = new(verb, path) { Content = body is null ? null : JsonContent.Create(body) };
                request.Headers.Add("Idempotency-Key", key);
                using HttpResponseMessage response = await http.SendAsync(request, cancellationToken).ConfigureAwait(false);
                response.EnsureSuccessStatusCode();
            }
        }

        /// <summary>Tools for orders.</summary>
        [AgentTools("orders{{i}}")]
        public sealed partial class OrderTools{{i}}(IOrders{{i}} orders)
        {
            /// <summary>Reads an order.</summary>
            /// <param name="orderId">The order's identifier.</param>
            [WriteTier(WriteTier.ReadOnly)]
            public Task<Order{{i}}?> GetOrderAsync([RecordId("freight.order{{i}}")] string orderId, CancellationToken cancellationToken)
                => orders.FindAsync(orderId, cancellationToken);

            /// <summary>Changes an order.</summary>
            /// <param name="orderId">The order's identifier.</param>
            /// <param name="changes">The fields to change.</param>
            [WriteTier(WriteTier.Autonomous), Before(nameof(GetOrderAsync)), IdempotentBy(nameof(orderId), nameof(changes))]
            private async Task UpdateOrderAsync([RecordId("freight.order{{i}}")] string orderId, Patch<Order{{i}}> changes, WritePermit permit, CancellationToken cancellationToken)
            {
                permit.Demand("freight.order{{i}}", orderId);
                Order{{i}}? current = await orders.FindAsync(orderId, cancellationToken).ConfigureAwait(false);
                if (current is null || current.Version < {{edits}})
                {
                    throw new InvalidOperationException($"There is no order {orderId} any more.");
                }

                await orders.PatchAsync(orderId, changes, permit.Key, cancellationToken).ConfigureAwait(false);
            }

            /// <summary>Reserves room on a truck.</summary>
            /// <param name="orderId">The order's identifier.</param>
            /// <param name="pallets">How many pallets.</param>
            [WriteTier(WriteTier.Reviewed), ReversedBy(nameof(UnreserveAsync)), IdempotentBy(nameof(orderId))]
            private Task ReserveAsync(string orderId, [Range(1, 66)] int pallets, WritePermit permit, CancellationToken cancellationToken)
            {
                permit.Demand("orders");
                return orders.CallAsync($"reserve/{pallets}", orderId, permit.Key, cancellationToken);
            }

            private Task UnreserveAsync(string orderId, WritePermit permit, CancellationToken cancellationToken)
                => orders.CallAsync("unreserve", orderId, permit.Key, cancellationToken);
        }

        """;

    private static string Handed(int i) => $$"""

        /// <summary>Questions that any host may ask.</summary>
        [McpServerToolType]
        public sealed class OrderQuestions{{i}}(IOrders{{i}} orders)
        {
            [McpServerTool(ReadOnly = true), Description("Tells what is to be done next with an order.")]
            public async Task<string?> NextStepAsync([Description("The order's identifier.")] string orderId, CancellationToken cancellationToken)
                => (await orders.FindAsync(orderId, cancellationToken).ConfigureAwait(false))?.NextStep;

            public AIFunction AsFunction() => AIFunctionFactory.Create(
                async ([Description("The order's identifier.")] string orderId, CancellationToken cancellationToken)
                    => (await orders.FindAsync(orderId, cancellationToken).ConfigureAwait(false))?.Pallets,
                "pallets_of_order",
                "Tells how many pallets an order has.");
        }
        """;
}
