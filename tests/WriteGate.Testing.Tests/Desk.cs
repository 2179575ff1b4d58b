using HelpdeskMcp;

using Microsoft.Extensions.DependencyInjection;

namespace WriteGate.Testing.Tests;

/// <summary>The sample's helpdesk on a file of its own, and gates over it as a user of the test kit opens them.</summary>
internal sealed class Desk : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("writegate-desk-").FullName;

    public Desk() => System = new Helpdesk(Path.Combine(folder, "helpdesk.json"));

    public Helpdesk System { get; }

    public Task<TestGate> OpenAsync(Action<IServiceCollection>? more = null, Action<GateBuilder>? build = null) => TestGate.OpenAsync(
        gate =>
        {
            gate.AddTools<HelpdeskTools>()
                .AddWorkflow("support", workflow => workflow.Allow<HelpdeskTools>())
                .AddWorkflow("reading", workflow => workflow.Allow<HelpdeskTools>("helpdesk_get_ticket"));
            build?.Invoke(gate);
        },
        services =>
        {
            services.AddSingleton(System);
            more?.Invoke(services);
        });

    public void Dispose() => Directory.Delete(folder, recursive: true);
}
