using System.Text;

namespace WriteGate.Benchmarks.Calls;

/// <summary>Arguments as a model sends them.</summary>
internal static class Documents
{
    /// <summary>Ten members, 272 bytes.</summary>
    public static byte[] Booking { get; } = Encoding.UTF8.GetBytes(
        """{"reference":"BK-2026-004711","customer":"Haas Maschinenbau GmbH","remark":null,"service":"Express","pallets":14,"weight":10432.75,"insured":true,"pickUp":"2026-11-27","tags":["fragile","crane","timed"],"destination":{"street":"Werkgasse 12","city":"Graz","country":"AT"}}""");

    /// <summary>The same members with other values.</summary>
    public static byte[] OtherBooking { get; } = Encoding.UTF8.GetBytes(
        """{"reference":"BK-2026-004712","customer":"Haas Maschinenbau","remark":"Ring first","service":"Standard","pallets":11,"weight":8120.5,"insured":false,"pickUp":"2026-11-20","tags":[],"destination":{"street":"Hafenweg 3","city":"Linz","country":"AT"}}""");

    /// <summary>A patch of all eight writable fields, one of them emptied.</summary>
    public static byte[] Patch { get; } = PatchOf("S-1", 14);

    /// <summary>The same for another shipment, so with another key.</summary>
    public static byte[] PatchOf(string shipmentId, int pallets) => Encoding.UTF8.GetBytes(
        $$$"""{"shipmentId":"{{{shipmentId}}}","patch":{"carrier":"Alpenspedition Tirol","remark":"Crane needed, gate 3","service":"Express","pallets":{{{pallets}}},"weight":10432.75,"insured":true,"pickUp":"2026-11-27","clear":["dock"]}}""");
}
