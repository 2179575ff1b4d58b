using System.Reflection;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;

using WriteGate.Benchmarks.Calls;

namespace WriteGate.Benchmarks.Hosts;

/// <summary>What the hosts' own tools are made with: the same method, and System.Text.Json by reflection, as strict as it gets.</summary>
internal static class Reflection
{
    public static JsonSerializerOptions Json { get; } = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters = { new JsonStringEnumConverter(namingPolicy: null, allowIntegerValues: false) },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver(),
    };

    public static MethodInfo Quote { get; } = typeof(FreightTools).GetMethod(nameof(FreightTools.QuoteTransport))!;

    /// <summary>The same by hand, for SDKs that call no tools themselves: text in, text out.</summary>
    public static string QuoteByHand(FreightTools tools, RequiredBooking booking) => JsonSerializer.Serialize(
        tools.QuoteTransport(
            booking.Reference, booking.Customer, booking.Remark, booking.Service, booking.Pallets,
            booking.Weight, booking.Insured, booking.PickUp, booking.Tags, booking.Destination),
        Json);
}
