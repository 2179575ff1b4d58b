using Microsoft.Extensions.DependencyInjection;

namespace WriteGate.Tests.Gate;

public sealed class RegistrationTests
{
    [Fact]
    public async Task A_workflow_may_not_allow_tools_that_were_not_added()
    {
        ServiceCollection services = new();
        services.AddWriteGate(gate => gate.UseSqlite("unused.db").AddWorkflow("hygiene", workflow => workflow.Allow<CrmTools>()));
        await using ServiceProvider provider = services.BuildServiceProvider();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<WriteGate.Gate>);
        Assert.Contains("AddTools<CrmTools>()", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sensitive_tools_without_a_key_are_an_error_at_the_start()
    {
        ServiceCollection services = new();
        services.AddWriteGate(gate => gate.UseSqlite("unused.db").AddTools<CrmTools>());
        await using ServiceProvider provider = services.BuildServiceProvider();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<WriteGate.Gate>);
        Assert.Contains("WriteGate:ProtectionKey", error.Message, StringComparison.Ordinal);
    }
}
