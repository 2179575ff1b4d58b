using HelpdeskMcp;

using Microsoft.Extensions.DependencyInjection;

namespace WriteGate.Testing.Tests.Injection;

public sealed class InjectionTests : IDisposable
{
    private readonly Desk desk = new();

    public void Dispose() => desk.Dispose();

    [Fact]
    public async Task The_helpdesk_contains_the_whole_set()
    {
        await using TestGate gate = await desk.OpenAsync();

        InjectionReport report = await gate.Assert.ContainsAsync(HelpdeskSet());

        // It was reached: what the policy allows was written, what needs a person waits, what changed was a conflict.
        Assert.All(
            (OutcomeKind[])[OutcomeKind.Answered, OutcomeKind.Applied, OutcomeKind.PendingApproval, OutcomeKind.Replayed, OutcomeKind.Rehearsed, OutcomeKind.Conflict, OutcomeKind.InvalidArguments, OutcomeKind.Denied],
            kind => Assert.True(report.Outcomes.GetValueOrDefault(kind) > 0, kind.ToString()));
        Assert.Empty(desk.System.Outbox);
        Assert.Equal("ann@example.com", desk.System.Find("T-1")!.CustomerEmail);
        Assert.Equal(Status.Open, desk.System.Find("T-1")!.Status);
    }

    [Fact]
    public async Task Every_shape_of_write_is_attacked_and_contained()
    {
        Warehouse warehouse = new();
        await using TestGate gate = await OpenAsync(warehouse);

        InjectionReport report = await gate.Assert.ContainsAsync(WarehouseSet(warehouse));

        Assert.True(report.Calls > 500, report.ToString());
        Assert.True(report.Outcomes[OutcomeKind.Applied] > 0);
        Assert.Equal(0, warehouse.Closed);
    }

    [Fact]
    public async Task A_read_that_writes_escapes()
    {
        Warehouse warehouse = new() { ReadsCount = true };
        await using TestGate gate = await OpenAsync(warehouse);

        InjectionReport report = await WarehouseSet(warehouse).RunAsync(gate.Gate);

        Assert.Contains(report.Escapes, escape => escape.Tool == "warehouse_get_shelf" && escape.What.Contains("the system of record counts one", StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_throws_out_of_the_gate_escapes()
    {
        await using TestGate gate = await TestGate.OpenAsync(
            gate => gate.AddTools<HelpdeskTools>().AddWorkflow("support", workflow => workflow.Allow<HelpdeskTools>()),
            services => services.AddScoped<Helpdesk>(_ => throw new InvalidOperationException("no helpdesk today")));

        InjectionReport report = await HelpdeskSet(counts: false).RunAsync(gate.Gate);

        Assert.Contains(report.Escapes, escape => escape.What.Contains("it threw InvalidOperationException: no helpdesk today", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_tool_without_an_example_or_with_one_that_is_refused_is_told_and_not_passed_over()
    {
        await using TestGate gate = await desk.OpenAsync();
        InjectionSet set = new InjectionSet()
            .Example("helpdesk_get_ticket", """{"ticketId":"T-1"}""")
            .Example("helpdesk_refund", """{"ticketId":"T-1","amount":9000}""");

        GateAssertionException failed = await Assert.ThrowsAsync<GateAssertionException>(() => gate.Assert.ContainsAsync(set));

        Assert.Contains("helpdesk_reply, nothing was tried: there is no example for it; add .Example(\"helpdesk_reply\"", failed.Message, StringComparison.Ordinal);
        Assert.Contains("helpdesk_refund, nothing was tried: its example was not accepted", failed.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("helpdesk_get_ticket,", failed.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_example_of_no_tool_or_of_no_object_is_a_mistake()
    {
        await using TestGate gate = await desk.OpenAsync();

        ArgumentException unknown = await Assert.ThrowsAsync<ArgumentException>(() => new InjectionSet().Example("helpdesk_refnd", "{}").RunAsync(gate.Gate));

        Assert.Contains("helpdesk_refnd, but no such tool", unknown.Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentException>(() => new InjectionSet().Example("helpdesk_refund", "[]"));
        Assert.Throws<ArgumentException>(() => new InjectionSet().Example("helpdesk_refund", "{"));
    }

    private InjectionSet HelpdeskSet(bool counts = true)
    {
        InjectionSet set = new InjectionSet()
            .Example("helpdesk_get_ticket", """{"ticketId":"T-1"}""")
            .Example("helpdesk_list_tickets", """{"status":"Open"}""")
            .Example("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"assignee":"eve","priority":"High","due":"2026-12-24","clear":[]}}""")
            .Example("helpdesk_add_note", """{"ticketId":"T-1","topic":"Invoice","text":"Ann called."}""")
            .Example("helpdesk_reply", """{"ticketId":"T-1","version":"1","text":"Sorry."}""")
            .Example("helpdesk_refund", """{"ticketId":"T-1","amount":20}""");
        return counts ? set.CountEffects(() => desk.System.Outbox.Count + desk.System.Find("T-1")!.Version.Length) : set;
    }

    private static Task<TestGate> OpenAsync(Warehouse warehouse) => TestGate.OpenAsync(
        gate => gate.AddTools<WarehouseTools>()
            .AddWorkflow("stock", workflow => workflow.Allow<WarehouseTools>())
            .AddWorkflow("looking", workflow => workflow.Allow<WarehouseTools>("warehouse_get_shelf")),
        services => services.AddSingleton(warehouse));

    private static InjectionSet WarehouseSet(Warehouse warehouse) => new InjectionSet()
        .CountEffects(() => warehouse.Effects)
        .Example("warehouse_get_shelf", """{"shelfId":"S-1"}""")
        .Example("warehouse_label_shelves", """{"items":[{"shelfId":"S-1","changes":{"label":"Tea","notes":["dry"]}},{"shelfId":"S-2","changes":{"count":3}}]}""")
        .Example("warehouse_order", """{"requestId":"R-1","article":{"name":"Tea","size":2.5},"tags":{"season":"autumn"}}""")
        .Example("warehouse_ring_bell", """{"doorId":7}""")
        .Example("warehouse_close", """{"monthId":"2026-11"}""");
}
