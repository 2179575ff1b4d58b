using Microsoft.Extensions.DependencyInjection;

using WriteGate.Http;

namespace WriteGate.Backstops.Tests.Http;

/// <summary>Requests that nobody permitted, whatever code sends them.</summary>
public sealed class UnpermittedRequestTests
{
    [Theory]
    [InlineData("POST")]
    [InlineData("PUT")]
    [InlineData("PATCH")]
    [InlineData("DELETE")]
    [InlineData("TRACE")]
    [InlineData("PURGE")]
    [InlineData("get")]
    public async Task R17_a_verb_that_may_write_is_not_sent_without_a_permit(string verb)
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        using HttpRequestMessage request = new(new HttpMethod(verb), "tickets/T-1");
        WriteNotPermittedException refused = await Assert.ThrowsAsync<WriteNotPermittedException>(() => gate.Client.SendAsync(request));
        using HttpRequestMessage again = new(new HttpMethod(verb), "tickets/T-1");
        Assert.Throws<WriteNotPermittedException>(() => gate.Client.Send(again));

        Assert.StartsWith($"{verb} {gate.Server.Address.Authority} was refused: no gated write is carried out here.", refused.Message, StringComparison.Ordinal);
        Assert.Empty(gate.Server.Requests);
        Assert.Empty(gate.Credentials.Asked);
    }

    [Theory]
    [InlineData("GET")]
    [InlineData("HEAD")]
    [InlineData("OPTIONS")]
    [InlineData("QUERY")]
    public async Task R17_a_verb_that_reads_passes_with_the_read_credential(string verb)
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        gate.Desk.Reading = async client =>
        {
            using HttpRequestMessage request = new(new HttpMethod(verb), "tickets/T-1");
            using HttpResponseMessage response = await client.SendAsync(request);
        };
        Assert.IsType<GateResult.Answered>(await gate.GetAsync());

        Assert.Equal([new(verb, "/tickets/T-1", null, ScopedCredentials.Token("acme", "support", write: false))], gate.Server.Requests);
    }

    [Theory]
    [InlineData("X-HTTP-Method-Override")]
    [InlineData("X-HTTP-Method")]
    [InlineData("x-method-override")]
    [InlineData("Upgrade")]
    public async Task R17_a_verb_hidden_in_a_header_is_not_sent(string header)
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        using HttpRequestMessage request = new(HttpMethod.Get, "tickets/T-1");
        request.Headers.Add(header, "DELETE");

        await Assert.ThrowsAsync<WriteNotPermittedException>(() => gate.Client.SendAsync(request));
        Assert.Empty(gate.Server.Requests);
    }

    [Fact]
    public async Task R17_a_tool_that_is_declared_a_read_cannot_write()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        gate.Desk.Reading = async client => (await client.PostAsync("tickets/T-1/close", null)).Dispose();

        Assert.IsType<GateResult.Failed>(await gate.GetAsync());
        Assert.Empty(gate.Server.Requests);
        Assert.Contains(gate.Logs.All, line => line.Contains("desk_get_ticket is reading and holds no permit", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("/tickets/search", true)]
    [InlineData("/v2/acme/query", true)]
    [InlineData("/tickets/search/", false)]
    [InlineData("/Tickets/Search", false)]
    [InlineData("/v2/acme/query/delete", false)]
    [InlineData("/v2//query", false)]
    [InlineData("/v2/..%2F..%2Ftickets/query", false)]
    [InlineData("/v2/%2e%2e/query", false)]
    public async Task R17_only_a_path_that_was_declared_reads_by_post(string path, bool passes)
    {
        await using DeskGate gate = await DeskGate.StartAsync(options => options
            .ReadsByPost("/tickets/search", "The search takes its query in the body.")
            .ReadsByPost("/v2/*/query", "So does the second version."));
        Task<HttpResponseMessage> sent = gate.Client.PostAsync(path, null);
        if (passes)
        {
            (await sent).Dispose();
        }
        else
        {
            await Assert.ThrowsAsync<WriteNotPermittedException>(() => sent);
        }

        Assert.Equal(passes ? 1 : 0, gate.Server.Requests.Count);
    }

    [Fact]
    public async Task R17_a_declared_read_is_one_at_the_hosts_of_the_client_only()
    {
        await using DeskServer other = await DeskServer.StartAsync();
        await using DeskGate gate = await DeskGate.StartAsync(options => options.ReadsByPost("/tickets/search", "The search takes its query in the body."));

        await Assert.ThrowsAsync<WriteNotPermittedException>(() => gate.Client.PostAsync(new Uri(other.Address, "tickets/search"), null));
        Assert.Empty(other.Requests);
    }

    [Fact]
    public async Task R17_a_request_that_outlives_its_write_is_not_sent()
    {
        await using DeskGate gate = await DeskGate.StartAsync();
        TaskCompletionSource ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Task? escaped = null;
        gate.Desk.Writing = (client, _, _) =>
        {
            escaped = Task.Run(async () =>
            {
                await ended.Task;
                (await client.PostAsync("tickets/T-1/close", null)).Dispose();
            }, CancellationToken.None);
            return Task.CompletedTask;
        };
        Assert.IsType<GateResult.Applied>(await gate.CloseAsync());
        ended.SetResult();

        WriteNotPermittedException refused = await Assert.ThrowsAsync<WriteNotPermittedException>(() => escaped!);
        Assert.Contains("the call of desk_close that it belongs to has ended", refused.Message, StringComparison.Ordinal);
        Assert.Empty(gate.Server.Requests);
    }

    [Fact]
    public async Task A_permit_for_another_resource_opens_nothing()
    {
        await using DeskGate gate = await DeskGate.StartAsync(options => options.Resources.Add("crm.deal"));

        Assert.Contains("the permit is for desk.ticket", Assert.IsType<GateResult.Failed>(await gate.CloseAsync()).Message, StringComparison.Ordinal);
        Assert.Empty(gate.Server.Requests);
    }

    [Theory]
    [InlineData(null, "names no host")]
    [InlineData("https://api.example.com", "without scheme and path")]
    [InlineData("api.example.com/v1", "without scheme and path")]
    [InlineData("", "without scheme and path")]
    public void A_client_without_a_clear_host_is_an_error_at_the_start(string? host, string why)
    {
        IHttpClientBuilder client = new ServiceCollection().AddHttpClient("desk");
        ArgumentException error = Assert.Throws<ArgumentException>(() => client.AddWriteGate(options =>
        {
            if (host is not null)
            {
                options.Hosts.Add(host);
            }
        }));

        Assert.Contains("The client \"desk\" names", error.Message, StringComparison.Ordinal);
        Assert.Contains(why, error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("search", "why")]
    [InlineData("/search", " ")]
    public void A_declared_read_needs_a_path_and_a_reason(string path, string why)
        => Assert.ThrowsAny<ArgumentException>(() => new WriteGateHttpOptions().ReadsByPost(path, why));
}
