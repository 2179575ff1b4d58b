namespace UngatedAgent;

/// <summary>The shop behind the tools.</summary>
public interface IShop
{
    Task<Order?> FindAsync(string orderId, CancellationToken cancellationToken);

    Task SetStatusAsync(string orderId, string status, CancellationToken cancellationToken);

    Task CommentAsync(string orderId, string text, CancellationToken cancellationToken);

    Task RefundAsync(string orderId, decimal amount, CancellationToken cancellationToken);
}
