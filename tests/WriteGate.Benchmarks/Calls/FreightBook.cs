namespace WriteGate.Benchmarks.Calls;

/// <summary>
/// The system of record behind the tools. It has the same shipments for ever and forgets what is written, so that every
/// patch changes something.
/// </summary>
public sealed class FreightBook
{
    private readonly Shipment shipment = new()
    {
        Id = "S-1",
        Version = 7,
        Carrier = "Nordfracht",
        Remark = "Ring before delivery",
        Service = Service.Standard,
        Pallets = 11,
        Weight = 8_120.5,
        PickUp = new DateOnly(2026, 11, 20),
        Dock = "B4",
        Price = 1_180.00m,
    };

    private object? last;

    public Shipment Find(string id) => id == shipment.Id ? shipment : shipment with { Id = id };

    public void Write(object what) => Volatile.Write(ref last, what);
}
