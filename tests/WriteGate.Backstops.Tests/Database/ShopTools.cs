namespace WriteGate.Backstops.Tests.Database;

/// <summary>Tools over a shop's database.</summary>
[AgentTools("shop")]
public sealed partial class ShopTools(ShopContext context, Shop shop)
{
    /// <summary>Looks at an order.</summary>
    /// <param name="orderId">Identifier of the order.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public async Task<string> GetOrder([RecordId("shop.order")] string orderId)
    {
        await shop.Reading(context);
        return orderId;
    }

    /// <summary>Places an order.</summary>
    /// <param name="orderId">Identifier of the order.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(orderId)), ReversedBy(nameof(Cancel))]
    private Task Place([RecordId("shop.order")] string orderId, WritePermit permit) => shop.Writing(context, permit);

    private Task Cancel(string orderId, WritePermit permit) => shop.Writing(context, permit);
}
