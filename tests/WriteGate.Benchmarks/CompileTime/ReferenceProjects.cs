namespace WriteGate.Benchmarks.CompileTime;

/// <summary>Projects for the generators that we are measured against, with as many annotated items as ours.</summary>
internal static class ReferenceProjects
{
    /// <summary>Log methods, five to a class, each called once.</summary>
    public static ProjectText Logging(int items)
        => ProjectText.Of($"logging.{items}", items, Enumerable.Range(0, items / 5).Select(i => ($"Log{i}.cs", LogClass(i))));

    /// <summary>Types to be serialized, each of eight properties, ten to a context.</summary>
    public static ProjectText Json(int items) => ProjectText.Of(
        $"json.{items}",
        items,
        [
            .. Enumerable.Range(0, items).Select(i => ($"Model{i}.cs", Model(i))),
            .. Enumerable.Range(0, items / 10).Select(i => ($"Context{i}.cs", Context(i))),
        ]);

    /// <summary>A project of ordinary classes in which no generator finds anything.</summary>
    public static ProjectText Plain(int items)
        => ProjectText.Of($"plain.{items}", items, Enumerable.Range(0, items).Select(i => ($"Model{i}.cs", Model(i))));

    private static string LogClass(int i) => $$"""
        using System;
        using Microsoft.Extensions.Logging;

        namespace Freight;

        internal static partial class Log{{i}}
        {
        {{string.Concat(Enumerable.Range(0, 5).Select(method => LogMethod(method, (i * 5) + method + 1)))}}
        }
        """;

    private static string LogMethod(int method, int eventId) => $$"""
            [LoggerMessage({{eventId}}, LogLevel.Information, "Order {Order} of {Customer} moved {Pallets} pallets on {Day}.")]
            public static partial void Moved{{method}}(ILogger logger, string order, string customer, int pallets, DateTimeOffset day);

            public static void Report{{method}}(ILogger logger, string order, int pallets)
            {
                if (string.IsNullOrWhiteSpace(order))
                {
                    throw new ArgumentException($"An order needs a name; {pallets} pallets have none.", nameof(order));
                }

                Moved{{method}}(logger, order, order.Trim(), pallets, DateTimeOffset.UtcNow);
            }

        """;

    private static string Model(int i) => $$"""
        using System;
        using System.Collections.Generic;

        namespace Freight;

        public sealed record Model{{i}}
        {
            public required string Id { get; init; }
            public long Version { get; init; }
            public string? NextStep { get; init; }
            public DayOfWeek Day { get; init; }
            public int Pallets { get; init; }
            public DateOnly? Due { get; init; }
            public decimal Discount { get; init; }
            public List<string> Tags { get; init; } = [];

            public string Describe() => Pallets > {{i % 60}} ? $"{Id} with {Pallets} pallets" : NextStep ?? string.Join(", ", Tags);
        }
        """;

    private static string Context(int i) => $$"""
        using System.Text.Json.Serialization;

        namespace Freight;

        {{string.Join('\n', Enumerable.Range(i * 10, 10).Select(model => $"[JsonSerializable(typeof(Model{model}))]"))}}
        internal sealed partial class Context{{i}} : JsonSerializerContext;
        """;
}
