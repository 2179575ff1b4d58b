using System.ComponentModel;

using ModelContextProtocol.Server;

namespace UngatedAgent;

/// <summary>What an agent may do with money.</summary>
[McpServerToolType]
public static class RefundTools
{
    [McpServerTool, Description("Pays part of an order back.")]
    public static Task Refund(
        IShop shop,
        [Description("Identifier of the order.")] string orderId,
        [Description("How much, in euros.")] decimal amount,
        CancellationToken cancellationToken)
        => shop.RefundAsync(orderId, amount, cancellationToken);
}
