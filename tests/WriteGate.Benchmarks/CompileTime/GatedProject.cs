namespace WriteGate.Benchmarks.CompileTime;

/// <summary>
/// A project with tools and records in ordinary proportion: of 20 items 5 are records of eight properties and 15 are
/// tools, five to a class: a read, two patches, two actions.
/// </summary>
internal static class GatedProject
{
    private const int ToolsPerClass = 5;

    public static ProjectText WithItems(int items)
    {
        int records = items / 4;
        int classes = (items - records) / ToolsPerClass;
        return ProjectText.Of(
            $"gated.{items}",
            items,
            [
                .. Enumerable.Range(0, records).Select(i => ($"Record{i}.cs", Record(i))),
                .. Enumerable.Range(0, classes).Select(i => (ToolsPath(i), Tools(i, "note"))),
            ]);
    }

    public static string ToolsPath(int index) => $"Tools{index}.cs";

    /// <summary>A tools class in which an argument of two tools has another name after each edit.</summary>
    public static string ChangedTools(int index, int edits) => Tools(index, $"note{edits}");

    private static string Record(int i) => $$"""
        using System;
        using System.ComponentModel.DataAnnotations;
        using WriteGate;

        namespace Freight;

        /// <summary>How urgent it is.</summary>
        public enum Urgency{{i}} { Low, Normal, High }

        /// <summary>Order {{i}} of a customer.</summary>
        [SystemRecord("freight.order{{i}}")]
        public sealed partial record Order{{i}}
        {
            [RecordId] public required string Id { get; init; }
            [RecordVersion] public long Version { get; init; }
            /// <summary>What is to be done next.</summary>
            [WriteTier(WriteTier.Autonomous)] public string? NextStep { get; init; }
            [WriteTier(WriteTier.Autonomous)] public Urgency{{i}} Urgency { get; init; }
            [WriteTier(WriteTier.Autonomous), Range(1, 66)] public int Pallets { get; init; }
            [WriteTier(WriteTier.Reviewed)] public DateOnly? Due { get; init; }
            [WriteTier(WriteTier.Reviewed)] public decimal Discount { get; init; }
            [ProtectedField] public decimal Price { get; init; }
        }
        """;

    private static string Tools(int i, string note) => string.Concat(
        Head(i),
        Patch("UpdateOrder", "Changes an order.", "Autonomous", i),
        Patch("CorrectOrder", "Corrects an order that was entered wrongly.", "Reviewed", i),
        Action("Reserve", "Reserves room on a truck.", "Autonomous", note),
        Action("Release", "Gives an order to a carrier.", "Reviewed", note),
        "}\n");

    private static string Head(int i) => $$"""
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Linq;
        using System.Threading;
        using System.Threading.Tasks;
        using WriteGate;

        namespace Freight;

        /// <summary>The system behind.</summary>
        public interface IOrderClient{{i}}
        {
            Task<Order{{i}}?> FindAsync(string id, CancellationToken cancellationToken);
            Task<Order{{i}}> SendAsync(string id, object change, string key, CancellationToken cancellationToken);
            Task CallAsync(string name, IReadOnlyDictionary<string, object?> arguments, string key, CancellationToken cancellationToken);
        }

        /// <summary>Tools for orders.</summary>
        [AgentTools("orders{{i}}")]
        public sealed partial class OrderTools{{i}}(IOrderClient{{i}} client)
        {
            /// <summary>Reads an order.</summary>
            [WriteTier(WriteTier.ReadOnly)]
            public Task<Order{{i}}?> GetOrderAsync([RecordId("freight.order{{i}}")] string orderId, CancellationToken cancellationToken)
                => client.FindAsync(orderId, cancellationToken);

        """;

    private static string Patch(string name, string summary, string tier, int i) => $$"""

            /// <summary>{{summary}}</summary>
            [WriteTier(WriteTier.{{tier}})]
            [Before(nameof(GetOrderAsync))]
            [IdempotentBy(nameof(orderId), nameof(patch))]
            private async Task<Order{{i}}> {{name}}Async([RecordId("freight.order{{i}}")] string orderId, Patch<Order{{i}}> patch, WritePermit permit, CancellationToken cancellationToken)
            {
                permit.Demand("freight.order{{i}}", orderId);
                Order{{i}}? current = await client.FindAsync(orderId, cancellationToken).ConfigureAwait(false);
                if (current is null || current.Version < 0)
                {
                    throw new InvalidOperationException($"There is no order {orderId} any more.");
                }

                return await client.SendAsync(orderId, patch, permit.Key, cancellationToken).ConfigureAwait(false);
            }

        """;

    private static string Action(string name, string summary, string tier, string note) => $$"""

            /// <summary>{{summary}}</summary>
            [WriteTier(WriteTier.{{tier}})]
            [ReversedBy(nameof(Undo{{name}}Async))]
            [IdempotentBy(nameof(orderId))]
            private async Task {{name}}Async(string orderId, [Range(1, 66)] int pallets, DateOnly day, [StringLength(200)] string? {{note}}, WritePermit permit, CancellationToken cancellationToken)
            {
                permit.Demand("orders");
                Dictionary<string, object?> arguments = new() { ["order"] = orderId, ["pallets"] = pallets, ["day"] = day, ["note"] = {{note}} };
                foreach (string unused in arguments.Where(argument => argument.Value is null).Select(argument => argument.Key).ToList())
                {
                    arguments.Remove(unused);
                }

                await client.CallAsync("{{name}}", arguments, permit.Key, cancellationToken).ConfigureAwait(false);
            }

            private Task Undo{{name}}Async(string orderId, WritePermit permit, CancellationToken cancellationToken)
                => client.CallAsync("undo{{name}}", new Dictionary<string, object?> { ["order"] = orderId }, permit.Key, cancellationToken);

        """;
}
