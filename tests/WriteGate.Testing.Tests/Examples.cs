using HelpdeskMcp;

using Microsoft.Extensions.DependencyInjection;

namespace WriteGate.Testing.Tests;

/// <summary>The examples of the package's page, run.</summary>
public sealed class Examples : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("writegate-example-").FullName;
    private readonly Helpdesk desk;

    public Examples() => desk = new Helpdesk(Path.Combine(folder, "helpdesk.json"));

    public void Dispose() => Directory.Delete(folder, recursive: true);

    [Fact]
    public async Task Assigning_a_ticket_twice_writes_once()
    {
        await using TestGate gate = await TestGate.OpenAsync(
            gate => gate.AddTools<HelpdeskTools>().AddWorkflow("support", workflow => workflow.Allow<HelpdeskTools>()),
            services => services.AddSingleton(desk));
        await using GateRun run = gate.OpenRun("support");

        GateResult first = await run.CallAsync("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"assignee":"eve"}}""");
        GateResult again = await run.CallAsync("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"assignee":"eve"}}""");

        await gate.Assert.FieldAsync(first, "assignee", before: null, after: "eve");
        await gate.Assert.OutcomeAsync(again, OutcomeKind.Replayed);
        await gate.Assert.OneEffectAsync(first);
    }

    [Fact]
    public async Task Nothing_hostile_gets_through()
    {
        await using TestGate gate = await TestGate.OpenAsync(
            gate => gate.AddTools<HelpdeskTools>().AddWorkflow("support", workflow => workflow.Allow<HelpdeskTools>()),
            services => services.AddSingleton(desk));

        await gate.Assert.ContainsAsync(new InjectionSet()
            .Example("helpdesk_get_ticket", """{"ticketId":"T-1"}""")
            .Example("helpdesk_list_tickets", """{"status":"Open"}""")
            .Example("helpdesk_update_ticket", """{"ticketId":"T-1","changes":{"assignee":"eve","priority":"High"}}""")
            .Example("helpdesk_add_note", """{"ticketId":"T-1","topic":"Invoice","text":"Ann called."}""")
            .Example("helpdesk_reply", """{"ticketId":"T-1","version":"1","text":"Sorry."}""")
            .Example("helpdesk_refund", """{"ticketId":"T-1","amount":20}""")
            .CountEffects(() => desk.Outbox.Count));
    }

    [Fact]
    public async Task The_incident_of_Friday_does_not_come_back()
    {
        await using TestGate gate = await TestGate.OpenAsync(
            gate => gate.AddTools<HelpdeskTools>().AddWorkflow("support", workflow => workflow.Allow<HelpdeskTools>()),
            services => services.AddSingleton(desk));

        await gate.Assert.ReplaysAsync(Transcript.Parse("""
            {"run":{"tenant":"acme","workflow":"support","agent":"bot","apply":true}}
            {"call":"helpdesk_refund","arguments":{"ticketId":"T-1","amount":20},"callId":"c1","intent":"refund","expect":"pending"}
            {"approve":"refund","by":"bot","expect":"refused"}
            {"approve":"refund","by":"maria","expect":"taken"}
            {"execute":"refund","expect":"applied"}
            {"call":"helpdesk_refund","arguments":{"ticketId":"T-1","amount":400},"callId":"c2","retryOf":"refund","expect":"conflict"}
            """));
    }
}
