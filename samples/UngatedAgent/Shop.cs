using System.Net.Http.Json;

namespace UngatedAgent;

/// <summary>The shop's HTTP interface.</summary>
public sealed class Shop(HttpClient http) : IShop
{
    private const int Attempts = 3;

    public Task<Order?> FindAsync(string orderId, CancellationToken cancellationToken)
        => http.GetFromJsonAsync<Order>($"orders/{orderId}", cancellationToken);

    public Task SetStatusAsync(string orderId, string status, CancellationToken cancellationToken)
        => SendAsync(HttpMethod.Patch, $"orders/{orderId}", new { status }, cancellationToken);

    public Task CommentAsync(string orderId, string text, CancellationToken cancellationToken)
        => SendAsync(HttpMethod.Post, $"orders/{orderId}/comments", new { text }, cancellationToken);

    public async Task RefundAsync(string orderId, decimal amount, CancellationToken cancellationToken)
    {
        for (int attempt = 1; ; attempt++)
        {
            string key = Guid.NewGuid().ToString();
            try
            {
                using HttpRequestMessage request = new(HttpMethod.Post, $"orders/{orderId}/refunds") { Content = JsonContent.Create(new { amount }) };
                request.Headers.Add("Idempotency-Key", key);
                using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
                response.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException) when (attempt < Attempts)
            {
                await Task.Delay(TimeSpan.FromSeconds(Random.Shared.NextDouble() * attempt), cancellationToken);
            }
        }
    }

    private async Task SendAsync(HttpMethod method, string path, object body, CancellationToken cancellationToken)
    {
        using HttpRequestMessage request = new(method, path) { Content = JsonContent.Create(body) };
        using HttpResponseMessage response = await http.SendAsync(request, cancellationToken);
        response.EnsureSuccessStatusCode();
    }
}
