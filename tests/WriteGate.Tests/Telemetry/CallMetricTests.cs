using System.Diagnostics.Metrics;

using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Telemetry;

/// <summary>What the meter says of calls, counted in a workflow that no other test uses.</summary>
public sealed class CallMetricTests : IAsyncLifetime
{
    private const string Workflow = "counted-calls";

    private readonly GateHarness gate = new(with: builder => builder.AddWorkflow(Workflow, workflow => workflow.Allow<CrmTools>()));
    private readonly List<string> counted = [];
    private readonly MeterListener listener = new();
    private GateRun run = null!;

    public Task InitializeAsync()
    {
        listener.InstrumentPublished = (instrument, all) =>
        {
            if (instrument.Meter.Name == "WriteGate")
            {
                all.EnableMeasurementEvents(instrument);
            }
        };
        listener.SetMeasurementEventCallback<long>((instrument, _, tags, _) =>
        {
            Dictionary<string, object?> by = new(tags.ToArray());
            if (by.TryGetValue("workflow", out object? workflow) && Equals(workflow, Workflow))
            {
                counted.Add($"{instrument.Name} {by.GetValueOrDefault("tool")} {by.GetValueOrDefault("tag")}".TrimEnd());
            }
        });
        listener.Start();
        run = gate.OpenRun(workflow: Workflow);
        return Task.CompletedTask;
    }

    public async Task DisposeAsync()
    {
        listener.Dispose();
        await gate.DisposeAsync();
    }

    [Theory]
    [InlineData("crm_get_deal", """{"dealId":"D-1"}""", "success")]
    [InlineData("crm_update_deal", """{"dealId":"D-1","changes":{"nextStep":"Visit"}}""", "success")]
    [InlineData("crm_update_deal", """{"dealId":"D-9","changes":{"nextStep":"Visit"}}""", "failed_validation")]
    [InlineData("crm_call_lead", """{"leadId":"L-1"}""", "human_review_required")]
    [InlineData("crm_close_books", """{"monthId":"1"}""", "denied")]
    public async Task R21_every_call_is_counted_with_one_outcome_tag(string tool, string arguments, string tag)
    {
        await run.CallAsync(tool, System.Text.Encoding.UTF8.GetBytes(arguments));
        Assert.Equal([$"writegate.calls {tool} {tag}"], counted.Where(line => line.StartsWith("writegate.calls ", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task R21_a_duplicate_beside_the_first_is_tagged_as_a_retry()
    {
        gate.OnStep = async (step, _) =>
        {
            if (step == GateStep.Claimed)
            {
                await UpdateAsync("""{"nextStep":"Visit"}""");
            }
        };
        await UpdateAsync("""{"nextStep":"Visit"}""");
        Assert.Equal(["writegate.calls crm_update_deal retry", "writegate.calls crm_update_deal success"], counted);
    }

    [Fact]
    public async Task C7_R23_an_attempt_to_name_a_protected_field_is_counted()
    {
        await UpdateAsync("""{"nextStep":"Visit","amount":1}""");
        Assert.Contains("writegate.protected_field_attempts crm_update_deal", counted);
        counted.Clear();
        await UpdateAsync("""{"nextStep":"Visit","shoeSize":43}""");
        Assert.DoesNotContain("writegate.protected_field_attempts crm_update_deal", counted);
    }

    private Task<GateResult> UpdateAsync(string changes)
        => run.CallAsync("crm_update_deal", System.Text.Encoding.UTF8.GetBytes($$"""{"dealId":"D-1","changes":{{changes}}}"""));
}
