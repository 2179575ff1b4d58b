using System.Text.Json.Serialization;

namespace WriteGate.Benchmarks.Calls;

/// <summary>How a booking travels.</summary>
public enum Service
{
    Standard,

    Express,

    Refrigerated,
}

/// <summary>Where it goes.</summary>
public sealed record Destination(string Street, string City, string Country);

/// <summary>What a transport would cost.</summary>
public sealed record Quote(string Reference, decimal Price, DateOnly Arrival, string Route);

/// <summary>What System.Text.Json reads from the same document, as settable properties.</summary>
public sealed class SettableBooking
{
    public string Reference { get; set; } = "";

    public string Customer { get; set; } = "";

    public string? Remark { get; set; }

    public Service Service { get; set; }

    public int Pallets { get; set; }

    public double Weight { get; set; }

    public bool Insured { get; set; }

    public DateOnly PickUp { get; set; }

    public string[] Tags { get; set; } = [];

    public Destination? Destination { get; set; }
}

/// <summary>The same with the language's <c>required</c>, so that a missing member is found.</summary>
public sealed class RequiredBooking
{
    public required string Reference { get; init; }

    public required string Customer { get; init; }

    public required string? Remark { get; init; }

    public required Service Service { get; init; }

    public required int Pallets { get; init; }

    public required double Weight { get; init; }

    public required bool Insured { get; init; }

    public required DateOnly PickUp { get; init; }

    public required string[] Tags { get; init; }

    public required Destination Destination { get; init; }
}

/// <summary>System.Text.Json at its strictest: unknown and duplicate members and nulls out of place are refused.</summary>
[JsonSourceGenerationOptions(
    System.Text.Json.JsonSerializerDefaults.Strict,
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    UseStringEnumConverter = true)]
[JsonSerializable(typeof(SettableBooking))]
[JsonSerializable(typeof(RequiredBooking))]
internal sealed partial class BookingJson : JsonSerializerContext;
