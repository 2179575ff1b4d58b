using Microsoft.Extensions.DependencyInjection;

namespace WriteGate.Backstops.Tests.Http;

/// <summary>Requests of a raw write that the gate carries out.</summary>
public sealed class PermittedRequestTests
{
    [Fact]
    public async Task R17_a_write_is_sent_with_its_key_and_the_write_credential_which_stays_nowhere()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        WritePermit? held = null;
        HttpRequestMessage? request = null;
        gate.Desk.Writing = async (client, permit, token) =>
        {
            held = permit;
            request = new(HttpMethod.Post, "tickets/T-1/close");
            request.Headers.Add("Authorization", "Bearer brought-along");
            using HttpResponseMessage response = await client.SendAsync(request, token);
        };
        Assert.IsType<GateResult.Applied>(await gate.CloseAsync());

        Assert.Equal([new("POST", "/tickets/T-1/close", held!.Key, ScopedCredentials.Token("acme", "support", write: true))], gate.Server.Requests);
        Assert.Null(request!.Headers.Authorization);
        Assert.DoesNotContain(gate.Logs.All, line => line.Contains("secret-", StringComparison.Ordinal));
        Assert.Contains(gate.Logs.All, line => line.Contains("Authorization", StringComparison.Ordinal));
    }

    [Fact]
    public async Task R17_credentials_are_apart_by_workflow_and_by_reading_and_writing()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        await gate.GetAsync("support");
        await gate.GetAsync("reporting");
        await gate.CloseAsync();
        Assert.IsType<GateResult.Denied>(await gate.CallAsync("desk_close", "T-1", "acme", "reporting"));

        Assert.Equal(
            [ScopedCredentials.Token("acme", "support", write: false), ScopedCredentials.Token("acme", "reporting", write: false), ScopedCredentials.Token("acme", "support", write: true)],
            gate.Server.Requests.Select(request => request.Authorization));
        Assert.Equal(("desk", "desk.ticket"), (gate.Credentials.Asked.Last().Client, gate.Credentials.Asked.Last().Resource));
    }

    [Fact]
    public async Task R17_writes_of_two_tenants_side_by_side_go_under_their_own_keys_and_credentials()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        string[] tenants = ["acme", "globex"];
        Func<HttpClient, WritePermit, CancellationToken, Task> send = gate.Desk.Writing;
        gate.Desk.Writing = async (client, permit, token) =>
        {
            await Task.Yield();
            await send(client, permit, token);
        };
        GateResult[] results = await Task.WhenAll(Enumerable.Range(0, 32).Select(i => gate.CloseAsync($"T-{i}", tenants[i % 2])));

        Assert.All(results, result => Assert.IsType<GateResult.Applied>(result));
        Assert.Equal(32, gate.Server.Requests.Count);
        Assert.All(gate.Server.Requests, request =>
        {
            string tenant = request.Key!.Split('/')[0];
            Assert.Equal($"/tickets/{request.Key.Split('/')[^1]}/close", request.Path);
            Assert.Equal(ScopedCredentials.Token(tenant, "support", write: true), request.Authorization);
        });
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task R17_every_attempt_that_a_client_makes_inside_the_write_carries_the_same_key(bool above)
    {
        void Resend(IHttpClientBuilder client) => client.AddHttpMessageHandler(() => new ResendingHandler());
        await using DeskGate gate = await DeskGate.StartAsync(above: above ? Resend : null, below: above ? null : Resend);
        gate.Server.Answer = _ => (gate.Server.Requests.Count < 3 ? 503 : 200, null);
        Assert.IsType<GateResult.Applied>(await gate.CloseAsync());

        Assert.Equal(3, gate.Server.Requests.Count);
        Assert.Equal(
            new DeskServer.Received("POST", "/tickets/T-1/close", "acme/desk_close/T-1", ScopedCredentials.Token("acme", "support", write: true)),
            Assert.Single(gate.Server.Requests.Distinct()));
    }

    [Fact]
    public async Task A_write_of_several_requests_may_append_to_its_key_and_use_no_other()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        gate.Desk.Writing = (client, permit, token) => SendWithKeyAsync(client, permit.Key + "/label", token);
        Assert.IsType<GateResult.Applied>(await gate.CloseAsync("T-1"));
        Assert.Equal("acme/desk_close/T-1/label", gate.Server.Requests.Single().Key);

        gate.Desk.Writing = (client, permit, token) => SendWithKeyAsync(client, permit.Key + "2", token);
        Assert.Contains("is not made of the permit's key", Assert.IsType<GateResult.Failed>(await gate.CloseAsync("T-2")).Message, StringComparison.Ordinal);
        Assert.Single(gate.Server.Requests);
    }

    [Fact]
    public async Task A_write_that_is_refused_after_its_first_request_was_accepted_is_unknown()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        gate.Desk.Writing = async (client, permit, token) =>
        {
            (await client.PostAsync("tickets/T-1/close", null, token)).Dispose();
            await SendWithKeyAsync(client, "another", token);
        };
        Assert.IsType<GateResult.Unknown>(await gate.CloseAsync());
        Assert.Single(gate.Server.Requests);
    }

    [Fact]
    public async Task A_write_that_is_refused_at_once_is_failed_and_may_be_sent_later()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        gate.Server.Answer = _ => (429, null);
        Assert.IsType<GateResult.Failed>(await gate.CloseAsync());
        Assert.Equal(3, gate.Server.Requests.Count);
        Assert.Single(gate.Server.Requests.Select(request => request.Key).Distinct());
    }

    [Fact]
    public async Task R17_a_client_that_sends_synchronously_is_held_to_the_same()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        gate.Desk.Writing = (client, _, token) =>
        {
            using HttpRequestMessage request = new(HttpMethod.Delete, "tickets/T-1");
            client.Send(request, token).Dispose();
            return Task.CompletedTask;
        };
        Assert.IsType<GateResult.Applied>(await gate.CloseAsync());
        Assert.Equal([new("DELETE", "/tickets/T-1", "acme/desk_close/T-1", ScopedCredentials.Token("acme", "support", write: true))], gate.Server.Requests);
    }

    private static async Task SendWithKeyAsync(HttpClient client, string key, CancellationToken token)
    {
        using HttpRequestMessage request = new(HttpMethod.Post, "tickets/T-1/labels");
        request.Headers.Add("Idempotency-Key", key);
        using HttpResponseMessage response = await client.SendAsync(request, token);
        response.EnsureSuccessStatusCode();
    }
}
