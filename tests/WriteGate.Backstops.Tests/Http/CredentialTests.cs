using Microsoft.Extensions.DependencyInjection;

using WriteGate.Http;

namespace WriteGate.Backstops.Tests.Http;

/// <summary>Where a credential must not go.</summary>
public sealed class CredentialTests
{
    [Theory]
    [InlineData(301)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task R17_a_redirect_takes_neither_a_write_nor_a_read_to_another_host(int status)
    {
        await using DeskServer elsewhere = await DeskServer.StartAsync();
        await using DeskGate gate = await DeskGate.StartAsync();
        gate.Server.Answer = _ => (status, new Uri(elsewhere.Address, "stolen").ToString());

        Assert.IsType<GateResult.Unknown>(await gate.CloseAsync());
        Assert.IsType<GateResult.Failed>(await gate.GetAsync());
        Assert.Empty(elsewhere.Requests);
    }

    [Fact]
    public async Task R17_a_client_that_follows_redirects_by_itself_sends_nothing()
    {
        await using DeskGate gate = await DeskGate.StartAsync(below: client => client.ConfigurePrimaryHttpMessageHandler(() => new HttpClientHandler()));

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => gate.Client.GetAsync("tickets/T-1"));
        Assert.Contains("AllowAutoRedirect", error.Message, StringComparison.Ordinal);
        Assert.Empty(gate.Server.Requests);
    }

    [Fact]
    public async Task R17_another_host_is_read_without_a_credential_and_not_written()
    {
        await using DeskServer elsewhere = await DeskServer.StartAsync();
        await using DeskGate gate = await DeskGate.StartAsync();
        gate.Desk.Reading = async client => (await client.GetAsync(elsewhere.Address)).Dispose();
        gate.Desk.Writing = async (client, _, token) => (await client.PostAsync(elsewhere.Address, null, token)).Dispose();
        await gate.GetAsync();

        Assert.Contains("the host is none of the client \"desk\"", Assert.IsType<GateResult.Failed>(await gate.CloseAsync()).Message, StringComparison.Ordinal);
        Assert.Equal([new("GET", "/", null, null)], elsewhere.Requests);
    }

    [Fact]
    public async Task R17_a_scope_without_a_write_credential_does_not_write_and_one_without_any_reads_as_nobody()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        gate.Credentials.Without = scope => scope.Tenant == "acme";
        gate.Desk.Reading = async client =>
        {
            using HttpRequestMessage request = new(HttpMethod.Get, "tickets/T-1");
            request.Headers.Add("Authorization", "Bearer brought-along");
            (await client.SendAsync(request)).Dispose();
        };
        await gate.GetAsync();
        GateResult refused = await gate.CloseAsync();

        Assert.Contains("has no credential in a header for the client \"desk\", tenant \"acme\", workflow \"support\"", Assert.IsType<GateResult.Failed>(refused).Message, StringComparison.Ordinal);
        Assert.Equal([new("GET", "/tickets/T-1", null, null)], gate.Server.Requests);
        Assert.IsType<GateResult.Applied>(await gate.CloseAsync(tenant: "globex"));
    }

    [Fact]
    public async Task R17_no_credential_is_sent_in_the_clear()
    {
        using HttpClient client = Client("crm.example");

        InvalidOperationException error = await Assert.ThrowsAsync<InvalidOperationException>(() => client.GetAsync(new Uri("http://crm.example/")));
        Assert.Contains("use https", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Outside_of_a_tool_the_read_credential_is_asked_for_nobody()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        (await gate.Client.GetAsync("tickets/T-1")).Dispose();

        Assert.Equal([new CredentialScope { Client = "desk", ForWriting = false }], gate.Credentials.Asked);
    }

    [Fact]
    public void A_credential_says_nothing_of_itself()
    {
        Credential[] all = [Credential.Bearer("secret-1"), Credential.InHeader("X-Api-Key", "secret-2"), Credential.ConnectionString("Password=secret-3")];

        Assert.All(all, credential => Assert.DoesNotContain("secret", $"{credential} {System.Text.Json.JsonSerializer.Serialize(credential)}", StringComparison.Ordinal));
        Assert.DoesNotContain("secret-4", Assert.Throws<ArgumentException>(() => Credential.Bearer("secret-4\r\nX: y")).Message, StringComparison.Ordinal);
    }

    private static HttpClient Client(string host)
    {
        WriteGateHttpOptions options = new();
        options.Hosts.Add(host);
        return new(new WriteGateHandler("crm", options, new ScopedCredentials()) { InnerHandler = new SocketsHttpHandler { AllowAutoRedirect = false } });
    }
}
