namespace WriteGate.Analyzers.Tests.Generation;

/// <summary>Every kind of value, rule and collection, in arguments, results and a record.</summary>
internal static class WideSource
{
    public const string Types = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.ComponentModel.DataAnnotations;
        using System.Text.Json.Serialization;
        using System.Threading.Tasks;
        using WriteGate;

        namespace Wide;

        public enum Priority { Low, Normal, High }
        [Flags] public enum Channels { None = 0, Mail = 1, Phone = 2, [JsonStringEnumMemberName("text-message")] Sms = 4 }
        public sealed record Address([property: StringLength(40, MinimumLength = 1)] string Street, string? Zip);

        /// <summary>Someone.</summary>
        public sealed class Contact
        {
            public required string Name { get; init; }
            [EmailAddress] public string? Email { get; set; }
            public int Age { get; set; } = 3;
            [JsonPropertyName("given \"name\"")] public string? Given { get; set; }
            public string Shown => Name + "!";
        }

        public readonly record struct Money([property: Range(0, 1_000_000)] decimal Amount, string Currency);

        [JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
        [JsonDerivedType(typeof(Circle), "circle")]
        [JsonDerivedType(typeof(Square), "square")]
        public abstract record Figure;
        public sealed record Circle(double Radius) : Figure;
        public sealed record Square(double Side, Address? Where) : Figure;

        public sealed record Made(string Id, Contact By);
        """;

    public const string Record = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.Collections.Immutable;
        using System.ComponentModel.DataAnnotations;
        using WriteGate;

        namespace Wide;

        [SystemRecord("wide.thing")]
        public sealed partial class Thing
        {
            [RecordId] public Guid Id { get; set; }
            [WriteTier(WriteTier.Autonomous), Range(0, 100)] public int Count { get; set; }
            [WriteTier(WriteTier.Autonomous)] public double? Ratio { get; set; }
            [WriteTier(WriteTier.Autonomous), Required] public string? Title { get; set; }
            [WriteTier(WriteTier.Autonomous)] public DateTimeOffset? At { get; set; }
            [WriteTier(WriteTier.Autonomous)] public DateTime Seen { get; set; }
            [WriteTier(WriteTier.Autonomous)] public TimeOnly? Time { get; set; }
            [WriteTier(WriteTier.Autonomous)] public TimeSpan Length { get; set; }
            [WriteTier(WriteTier.Autonomous)] public Uri? Link { get; set; }
            [WriteTier(WriteTier.Autonomous)] public byte[]? Blob { get; set; }
            [WriteTier(WriteTier.Autonomous)] public Channels Channels { get; set; }
            [WriteTier(WriteTier.Autonomous)] public HashSet<string>? Labels { get; set; }
            [WriteTier(WriteTier.Autonomous)] public Dictionary<string, int>? Scores { get; set; }
            [WriteTier(WriteTier.Autonomous)] public Address? Home { get; set; }
            [WriteTier(WriteTier.Autonomous)] public ImmutableArray<int> Numbers { get; set; }
            [WriteTier(WriteTier.Autonomous)] public IEnumerable<long>? Longs { get; set; }
            [WriteTier(WriteTier.Autonomous), ComparedBy(nameof(SameName))] public string? Name { get; set; }
            [WriteTier(WriteTier.Autonomous)] public string? @event { get; set; }
            public List<Thing>? Children { get; set; }
            [RecordVersion] public byte[]? RowVersion { get; set; }
            private static bool SameName(string? a, string? b) => string.Equals(a?.Trim(), b?.Trim(), StringComparison.Ordinal);
        }
        """;

    public const string Tools = """
        #nullable enable
        using System;
        using System.Collections.Generic;
        using System.ComponentModel.DataAnnotations;
        using System.Threading;
        using System.Threading.Tasks;
        using WriteGate;

        namespace Wide;

        [AgentTools("wide")]
        public sealed partial class WideTools
        {
            [WriteTier(WriteTier.ReadOnly)]
            public ValueTask<IReadOnlyList<Contact>> Search(string query, [Range(1, 50)] int limit = 10, Priority priority = Priority.Normal, string? after = null, string? lang = "en")
                => new(new[] { new Contact { Name = query, Age = limit } });

            [WriteTier(WriteTier.ReadOnly)] public int CountAll() => 0;
            [WriteTier(WriteTier.ReadOnly)] public int Ping(bool @class, char c, sbyte a, ushort b, ulong d, float f, DateTimeOffset at, DateOnly on, TimeOnly time, Guid id) => 0;
            [WriteTier(WriteTier.ReadOnly)] public int Places(Address home, Address? work, List<Address?> all, IReadOnlyDictionary<string, Address?>? named) => 0;
            [WriteTier(WriteTier.ReadOnly)] public int Draw(Figure figure, Figure? other, IReadOnlyList<Figure> all) => 0;
            [WriteTier(WriteTier.ReadOnly)] public int Lists(int[] few, ISet<Priority> priorities, HashSet<string>? names, List<List<int>> rows, IReadOnlyCollection<int?> gaps, Dictionary<string, Money> prices, Channels channels = Channels.Mail) => 0;

            [WriteTier(WriteTier.ReadOnly)]
            public int Rules(
                [StringLength(5, MinimumLength = 2)] string text, [Required] string filled, [RegularExpression("[A-Z]{2}|x")] string pattern, [EmailAddress] string? email, [Url] string? url,
                [Range(typeof(decimal), "0.5", "10.5")] decimal price, [Range(0, 1, MinimumIsExclusive = true)] double share, [Range(-3, 3)] sbyte small, [AllowedValues("a", "b", null)] string? letter,
                [DeniedValues(0, 7)] long number, [Length(1, 3)] int[] few, [MaxLength(4)] byte[] blob, TimeSpan length, Uri link, Half half, Int128 big, [SensitiveField] string secret, [DeniedValues(Priority.High)] Priority urgency = Priority.Low) => 0;

            private Thing? Find(Guid thingId) => null;

            [WriteTier(WriteTier.Autonomous), IdempotentBy("thingId", "patch"), Before(nameof(Find)), ForwardsKey]
            private Thing Change(Guid thingId, Patch<Thing> patch, WritePermit permit) => throw new NotSupportedException();

            [WriteTier(WriteTier.Autonomous), IdempotentBy("code"), ReversedBy(nameof(Remove)), FoundBy(nameof(FindMade))]
            private async Task<Made> Make([StringLength(20)] string code, Contact contact, WritePermit permit, CancellationToken ct = default)
            {
                await Task.Yield();
                return new(code, contact);
            }

            private ValueTask<bool> Remove(string id, WritePermit permit) => default;
            private Task<Made?> FindMade(string code) => Task.FromResult<Made?>(null);

            [WriteTier(WriteTier.Reviewed), IdempotentBy("leadId"), Irreversible("rang"), MitigatedBy(nameof(Stop)), Before(nameof(Lead)), FoundBy(nameof(Rang))]
            private ValueTask Ring([RecordId("wide.lead")] long leadId, WritePermit permit) => default;
            private void Stop(long leadId, WritePermit permit) { }
            private static string? Lead(long leadId) => "";
            private static ValueTask<bool> Rang(long leadId) => new(true);
        }
        """;

    /// <summary>All of it.</summary>
    public static string[] All => [Types, Record, Tools];
}
