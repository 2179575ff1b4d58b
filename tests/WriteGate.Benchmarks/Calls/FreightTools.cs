using System.ComponentModel.DataAnnotations;

namespace WriteGate.Benchmarks.Calls;

/// <summary>Tools over records in memory, so that what is measured is the gate.</summary>
[AgentTools("freight")]
public sealed partial class FreightTools(FreightBook book)
{
    /// <summary>Reads a shipment.</summary>
    [WriteTier(WriteTier.ReadOnly)]
    public Shipment? GetShipment([RecordId("freight.shipment")] string shipmentId) => book.Find(shipmentId);

    /// <summary>Tells what a transport would cost.</summary>
    [WriteTier(WriteTier.ReadOnly)]
    public Quote QuoteTransport(
        [StringLength(40, MinimumLength = 1)] string reference,
        [StringLength(80, MinimumLength = 1)] string customer,
        [StringLength(200)] string? remark,
        Service service,
        [Range(1, 66)] int pallets,
        [Range(0.0, 24_000.0)] double weight,
        bool insured,
        DateOnly pickUp,
        [MaxLength(10)] string[] tags,
        Destination destination)
        => new(reference, 1_180.50m + (tags.Length * pallets), pickUp, $"{customer}, {destination.City}");

    /// <summary>Changes a shipment.</summary>
    [WriteTier(WriteTier.Autonomous)]
    [Before(nameof(GetShipment))]
    [IdempotentBy(nameof(shipmentId), nameof(patch))]
    private Task UpdateShipmentAsync([RecordId("freight.shipment")] string shipmentId, Patch<Shipment> patch, WritePermit permit)
    {
        permit.Demand("freight.shipment", shipmentId);
        book.Write(patch);
        return Task.CompletedTask;
    }

    /// <summary>Books a transport.</summary>
    [WriteTier(WriteTier.Autonomous)]
    [ReversedBy(nameof(CancelAsync))]
    [IdempotentBy(nameof(reference))]
    private Task BookTransportAsync(
        [StringLength(40, MinimumLength = 1)] string reference,
        [StringLength(80, MinimumLength = 1)] string customer,
        [StringLength(200)] string? remark,
        Service service,
        [Range(1, 66)] int pallets,
        [Range(0.0, 24_000.0)] double weight,
        bool insured,
        DateOnly pickUp,
        [MaxLength(10)] string[] tags,
        Destination destination,
        WritePermit permit)
    {
        permit.Demand("freight_book_transport");
        book.Write(new SettableBooking
        {
            Reference = reference,
            Customer = customer,
            Remark = remark,
            Service = service,
            Pallets = pallets,
            Weight = weight,
            Insured = insured,
            PickUp = pickUp,
            Tags = tags,
            Destination = destination,
        });
        return Task.CompletedTask;
    }

    private Task CancelAsync(string reference, WritePermit permit)
    {
        permit.Demand("freight_book_transport");
        book.Write(reference);
        return Task.CompletedTask;
    }
}
