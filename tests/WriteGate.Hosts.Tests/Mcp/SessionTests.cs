using Microsoft.Extensions.DependencyInjection;

namespace WriteGate.Hosts.Tests.Mcp;

/// <summary>Which run a call belongs to, where several clients share one server.</summary>
public sealed class SessionTests : IAsyncLifetime
{
    private const string First = """{"ticketId":"T-1","changes":{"priority":"High"}}""";
    private const string Second = """{"ticketId":"T-2","changes":{"priority":"Low"}}""";

    private readonly HelpdeskGate gate = new(services => services.AddMcpServer().WithWriteGateTools<HelpdeskMcp.HelpdeskTools>(
        options => (options.Tenant, options.Workflow, options.Apply) = ("acme", "support", true)));

    public Task InitializeAsync() => Task.CompletedTask;

    public async Task DisposeAsync() => await gate.DisposeAsync();

    [Fact]
    public async Task Two_sessions_are_two_runs_and_their_request_ids_do_not_meet()
    {
        await using HttpSession a = new(gate.Services, "session-a");
        await using HttpSession b = new(gate.Services, "session-b");
        Assert.Contains("applied", await a.CallAsync(7, "helpdesk_update_ticket", First), StringComparison.Ordinal);
        Assert.Contains("applied", await b.CallAsync(7, "helpdesk_update_ticket", Second), StringComparison.Ordinal);
        Assert.Equal(2, (await RunsAsync()).Length);
    }

    [Fact]
    public async Task Calls_of_one_session_are_one_run_also_when_the_server_comes_back()
    {
        await using (HttpSession before = new(gate.Services, "session-a"))
        {
            await before.CallAsync(1, "helpdesk_update_ticket", First);
        }

        await using HttpSession after = new(gate.Services, "session-a");
        await after.CallAsync(2, "helpdesk_update_ticket", Second);
        Assert.Single(await RunsAsync());
    }

    [Fact]
    public async Task The_journal_does_not_hold_the_identifier_that_a_session_is_taken_over_with()
    {
        await using HttpSession session = new(gate.Services, "session-a");
        await session.CallAsync(1, "helpdesk_update_ticket", First);
        Assert.DoesNotContain("session-a", Assert.Single(await RunsAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Another_body_under_a_request_id_of_the_same_session_is_a_conflict()
    {
        await using HttpSession session = new(gate.Services, "session-a");
        await session.CallAsync(1, "helpdesk_update_ticket", First);
        Assert.Contains("conflict", await session.CallAsync(1, "helpdesk_update_ticket", Second), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Without_sessions_every_request_is_a_run_and_its_id_says_nothing()
    {
        await using HttpSession a = new(gate.Services, null);
        await using HttpSession b = new(gate.Services, null);
        Assert.Contains("applied", await a.CallAsync(1, "helpdesk_update_ticket", First), StringComparison.Ordinal);
        Assert.Contains("applied", await b.CallAsync(1, "helpdesk_update_ticket", Second), StringComparison.Ordinal);
        Assert.Equal(2, (await RunsAsync()).Length);
        Assert.All(await gate.JournalAsync(), row => Assert.Null(row.Entry.CallId));
    }

    [Fact]
    public async Task A_repeated_write_is_replayed_across_sessions()
    {
        await using HttpSession a = new(gate.Services, "session-a");
        await using HttpSession b = new(gate.Services, "session-b");
        await a.CallAsync(1, "helpdesk_update_ticket", First);
        Assert.Contains("replayed", await b.CallAsync(1, "helpdesk_update_ticket", First), StringComparison.Ordinal);
    }

    private async Task<string[]> RunsAsync() => [.. (await gate.JournalAsync()).Select(row => row.Entry.RunId).Distinct()];
}
