namespace WriteGate.Backstops.Tests.Http;

/// <summary>What a test has the tools do with their client.</summary>
public sealed class Desk(HttpClient client)
{
    /// <summary>The raw write; by default one request.</summary>
    public Func<HttpClient, WritePermit, CancellationToken, Task> Writing { get; set; } = async (client, permit, token) =>
    {
        using HttpResponseMessage response = await client.PostAsync(new Uri($"tickets/{permit.RecordId}/close", UriKind.Relative), null, token);
        response.EnsureSuccessStatusCode();
    };

    public Func<HttpClient, Task> Reading { get; set; } = async client =>
    {
        using HttpResponseMessage response = await client.GetAsync(new Uri("tickets/T-1", UriKind.Relative));
        response.EnsureSuccessStatusCode();
    };

    public Task WriteAsync(WritePermit permit, CancellationToken cancellationToken) => Writing(client, permit, cancellationToken);

    public async Task<string> ReadAsync()
    {
        await Reading(client);
        return "open";
    }
}
