using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Limits;

/// <summary>What the policy says of one write, as configuration says it, through real calls.</summary>
public sealed class PolicyOptionsTests
{
    private const string TwoFields = """{"dealId":"D-1","changes":{"nextStep":"Visit","due":"2026-05-01"}}""";

    [Fact]
    public async Task R4_a_write_that_changes_more_fields_than_allowed_waits_for_a_person()
    {
        await using GateHarness gate = GateHarness.With(("Resources:crm.deal:MaxFieldsChanged", "1"));

        GateResult.PendingApproval pending = Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deal", TwoFields));

        Assert.Contains("2 fields, and 1 is the most", pending.Why, StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit", "D-2"));
    }

    [Fact]
    public async Task R4_only_fields_that_really_change_are_counted()
    {
        await using GateHarness gate = GateHarness.With(("Defaults:MaxFieldsChanged", "1"));
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Call","due":"2026-05-01"}}"""));
    }

    [Fact]
    public async Task R4_one_item_of_a_batch_that_changes_too_many_fields_holds_all_of_it()
    {
        await using GateHarness gate = GateHarness.With(("Defaults:MaxFieldsChanged", "1"));

        GateResult result = await gate.CallAsync("crm_update_deals", $$$"""{"items":[{"dealId":"D-2","changes":{"nextStep":"Visit"}},{{{TwoFields}}}]}""");

        Assert.IsType<GateResult.PendingApproval>(result);
        Assert.Empty(gate.Crm.Effects);
    }

    [Theory]
    [InlineData(0.79)]
    [InlineData(null)]
    public async Task R9_a_write_that_the_model_is_not_sure_of_waits_for_a_person(double? confidence)
    {
        await using GateHarness gate = GateHarness.With(("Defaults:MinConfidence", "0.8"));

        Assert.IsType<GateResult.PendingApproval>(await gate.UpdateAsync("Visit", options: new() { Confidence = confidence }));

        Assert.Empty(gate.Crm.Effects);
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit", "D-2", new() { Confidence = 0.8 }));
    }

    [Fact]
    public async Task R5_the_window_of_the_policy_comes_before_that_of_the_tool()
    {
        // The tool says 300 s.
        await using GateHarness gate = GateHarness.With(("Resources:crm_update_deal:WindowSeconds", "10"));
        await gate.UpdateAsync("Visit");
        await gate.UpdateAsync("Visit", "D-2");
        gate.Time.Advance(TimeSpan.FromSeconds(9));
        Assert.IsType<GateResult.Replayed>(await gate.UpdateAsync("Visit"));
        gate.Time.Advance(TimeSpan.FromSeconds(1));
        Assert.IsType<GateResult.NoChange>(await gate.UpdateAsync("Visit", "D-2"));
    }

    [Fact]
    public async Task R25_what_is_said_of_a_tool_comes_before_what_is_said_of_its_resource_and_the_defaults_come_last()
    {
        await using GateHarness gate = GateHarness.With(("Resources:crm_update_deal:MaxFieldsChanged", "2"), ("Resources:crm.deal:MaxFieldsChanged", "1"), ("Defaults:MinConfidence", "0.5"));

        Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deals", $$$"""{"items":[{{{TwoFields}}}]}""", new() { Confidence = 1 }));
        Assert.IsType<GateResult.Applied>(await gate.CallAsync("crm_update_deal", TwoFields, new() { Confidence = 1 }));
        Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_contact", """{"contactId":7,"changes":{"phone":"1"}}"""));
    }

    [Fact]
    public async Task R25_the_policy_can_be_changed_while_the_gate_runs()
    {
        await using GateHarness gate = GateHarness.With(("Defaults:MaxFieldsChanged", "2"));
        Assert.IsType<GateResult.Applied>(await gate.UpdateAsync("Visit"));

        gate.Set("Defaults:MaxFieldsChanged", "1");

        Assert.IsType<GateResult.PendingApproval>(await gate.CallAsync("crm_update_deal", """{"dealId":"D-2","changes":{"nextStep":"Visit","due":"2026-05-01"}}"""));
    }

    [Theory]
    [InlineData("Resources:crm.deals:RequireApprovalOver", "5", "WriteGate:Resources:crm.deals names no resource or tool")]
    [InlineData("Resources:crm.deal:RequireApprovalOver", "-1", "WriteGate:Resources:crm.deal:RequireApprovalOver must be 0 or more.")]
    [InlineData("Defaults:MaxFieldsChanged", "0", "WriteGate:Defaults:MaxFieldsChanged must be 1 or more.")]
    [InlineData("Defaults:MinConfidence", "80", "WriteGate:Defaults:MinConfidence must be from 0 to 1.")]
    [InlineData("Defaults:MinConfidence", "NaN", "WriteGate:Defaults:MinConfidence must be from 0 to 1.")]
    [InlineData("Defaults:WindowSeconds", "0", "WriteGate:Defaults:WindowSeconds must be 1 or more.")]
    [InlineData("Agents:scout:WritesPerDay", "-1", "WriteGate:Agents:scout:WritesPerDay must be 0 or more.")]
    [InlineData("Agents:scout:TokensPerDay", "-1", "WriteGate:Agents:scout:TokensPerDay must be 0 or more.")]
    [InlineData("Agents:scout:WritesPerMinute", "-1", "WriteGate:Agents:scout:WritesPerMinute must be 0 or more.")]
    [InlineData("Agents:scout:StopAt", "80", "WriteGate:Agents:scout:StopAt must be more than 0 and at most 1.")]
    [InlineData("Agents:scout:StopAt", "0", "WriteGate:Agents:scout:StopAt must be more than 0 and at most 1.")]
    public void R25_a_policy_that_means_nothing_is_refused_at_start_with_its_key(string key, string value, string message)
    {
        ServiceCollection services = new();
        services.AddSingleton<IConfiguration>(new ConfigurationBuilder().AddInMemoryCollection([new($"WriteGate:{key}", value)]).Build());
        services.AddWriteGate(gate => gate.AddTools<CrmTools>());
        using ServiceProvider provider = services.BuildServiceProvider();

        OptionsValidationException refused = Assert.Throws<OptionsValidationException>(provider.GetRequiredService<IStartupValidator>().Validate);

        Assert.Contains(message, refused.Message, StringComparison.Ordinal);
    }
}
