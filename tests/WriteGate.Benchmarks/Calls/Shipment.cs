namespace WriteGate.Benchmarks.Calls;

/// <summary>The record that a gated write patches.</summary>
[SystemRecord("freight.shipment")]
public sealed partial record Shipment
{
    [RecordId]
    public required string Id { get; init; }

    [RecordVersion]
    public required long Version { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public required string Carrier { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public string? Remark { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public Service Service { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public int Pallets { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public double Weight { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public bool Insured { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public DateOnly PickUp { get; init; }

    [WriteTier(WriteTier.Autonomous)]
    public string? Dock { get; init; }

    [ProtectedField]
    public decimal Price { get; init; }
}
