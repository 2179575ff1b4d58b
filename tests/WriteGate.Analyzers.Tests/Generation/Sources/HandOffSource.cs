namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>What agents hand to each other: one as users write it, and one of every kind of value.</summary>
internal static class HandOffSource
{
    public const string Findings = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using WriteGate;

        namespace Crm;

        public enum Certainty { Guessed, Read, Confirmed }

        /// <summary>One thing that was found out.</summary>
        public sealed record Finding([property: StringLength(200)] string Text, Certainty Certainty, DateOnly? Since = null);

        /// <summary>What the scout hands to the writer.</summary>
        [HandOff("scout_findings")]
        public sealed partial record Findings
        {
            /// <summary>The deal.</summary>
            public required string DealId { get; init; }
            [StringLength(500)] public required string Summary { get; init; }
            [Range(0, 1)] public double? Score { get; init; }
            [Length(1, 20)] public required IReadOnlyList<Finding> Items { get; init; }
            [SensitiveField] public string? Iban { get; init; }
            public int Count => Items.Count;
        }
        """;

    public const string Wide = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        using WriteGate;

        namespace Wide;

        public abstract record Dated { public required DateTimeOffset At { get; init; } }

        /// <summary>Everything at once.</summary>
        [HandOff("wide_report")]
        public sealed partial record Report : Dated
        {
            [StringLength(5, MinimumLength = 2)] public required string Text { get; init; }
            [Range(-3, 3)] public sbyte Small { get; init; }
            [Range(typeof(decimal), "0.5", "10.5")] public decimal Price { get; init; }
            [RegularExpression("[A-Z]{2}|x")] public required string Pattern { get; init; }
            public Priority Priority { get; init; } = Priority.Normal;
            public Channels Channels { get; init; }
            public Figure? Figure { get; init; }
            public required Address Home { get; init; }
            public required List<Address?> Others { get; init; }
            public required Dictionary<string, Money> Prices { get; init; }
            public ImmutableArray<int> Numbers { get; init; } = [];
            public HashSet<string>? Labels { get; init; }
            public byte[]? Blob { get; init; }
            public TimeSpan Length { get; init; }
            public Guid Id { get; init; }
            [JsonPropertyName("by \"name\"")] public required Contact By { get; init; }
            [JsonIgnore] public object? Anything { get; set; }
        }
        """;

    /// <summary>All of it, with the types that it is made of.</summary>
    public static string[] All => [Findings, Wide, WideSource.Types];
}
