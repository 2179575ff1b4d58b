using Microsoft.Extensions.DependencyInjection;

using WriteGate.Tools;

namespace WriteGate.Tests.Gate;

public sealed class RegistrationTests
{
    [Fact]
    public async Task R17_a_workflow_may_not_allow_tools_that_were_not_added()
    {
        ServiceCollection services = new();
        services.AddWriteGate(gate => gate.UseSqlite("unused.db").AddWorkflow("hygiene", workflow => workflow.Allow<CrmTools>()));
        await using ServiceProvider provider = services.BuildServiceProvider();

        InvalidOperationException error = Assert.Throws<InvalidOperationException>(provider.GetRequiredService<WriteGate.Gate>);
        Assert.Contains("AddTools<CrmTools>()", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("hand_made", "nobody knows")]
    [InlineData("crm_get_deal", "another schema than the one that was built")]
    public void R17_a_tool_that_is_not_in_the_manifest_of_its_build_is_refused(string name, string hash)
    {
        HandMade.Promised = new() { Name = name, Description = "", Tier = WriteTier.ReadOnly, Shape = ToolShape.Read, SchemaHash = hash, Resource = name };
        InvalidOperationException error = Assert.Throws<InvalidOperationException>(() => new ServiceCollection().AddWriteGate(gate => gate.AddTools<HandMade>()));

        Assert.StartsWith($"The tool {name} of {typeof(HandMade)} is not in the write surface of its build; only generated tools can be used.", error.Message, StringComparison.Ordinal);
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
