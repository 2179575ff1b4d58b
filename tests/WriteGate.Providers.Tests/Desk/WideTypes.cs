using System.ComponentModel.DataAnnotations;
using System.Text.Json.Serialization;

namespace WriteGate.Providers.Tests.Desk;

/// <summary>Ways to reach someone.</summary>
[Flags]
public enum Channels
{
    None = 0,
    Mail = 1,
    Phone = 2,
    [JsonStringEnumMemberName("text-message")]
    Sms = 4,
}

/// <summary>A place.</summary>
public sealed record Address([property: StringLength(40, MinimumLength = 1)] string Street, string? Zip);

/// <summary>Someone.</summary>
public sealed record Person
{
    /// <summary>The full name.</summary>
    public required string Name { get; init; }

    [EmailAddress]
    public string? Email { get; init; }

    public int Age { get; init; } = 3;

    public Address? Home { get; init; }
}

/// <summary>A figure.</summary>
[JsonPolymorphic(TypeDiscriminatorPropertyName = "kind")]
[JsonDerivedType(typeof(Circle), "circle")]
[JsonDerivedType(typeof(Square), "square")]
public abstract record Figure;

/// <summary>A round one.</summary>
public sealed record Circle(double Radius) : Figure;

/// <summary>A square one.</summary>
public sealed record Square(double Side, Address? Where) : Figure;

/// <summary>A record with a field of most types.</summary>
[SystemRecord("wide.thing")]
public sealed partial record Thing
{
    [RecordId]
    public required Guid Id { get; init; }

    [WriteTier(WriteTier.Autonomous), Range(0, 100)]
    public int Count { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public double? Ratio { get; init; }

    [WriteTier(WriteTier.Autonomous), Required, StringLength(80)]
    public string? Title { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public DateTimeOffset? At { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public TimeOnly? Time { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public TimeSpan Length { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public Uri? Link { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public Channels Channels { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public HashSet<string>? Labels { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public Dictionary<string, int>? Scores { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public Address? Home { get; init; }

    [RecordVersion]
    public required string Version { get; init; }
}
