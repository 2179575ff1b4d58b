namespace WriteGate.Tests.Gate;

public sealed class StoreFailureTests
{
    [Fact]
    public async Task R26_a_store_held_by_another_process_means_no_write_and_names_the_holder_to_the_host()
    {
        await using GateHarness holder = new();
        await holder.UpdateAsync("Visit");
        await using GateHarness second = new(holder.DatabasePath);

        GateResult.Failed failed = Assert.IsType<GateResult.Failed>(await second.UpdateAsync("Write"));

        Assert.Contains(Environment.ProcessId.ToString(System.Globalization.CultureInfo.InvariantCulture), failed.Cause!.Message, StringComparison.Ordinal);
        Assert.Empty(second.Crm.Effects);
    }

    [Fact]
    public async Task R26_a_store_that_is_no_database_means_no_write()
    {
        string path = Path.GetTempFileName();
        await File.WriteAllTextAsync(path, new string('x', 5000));
        await using (GateHarness gate = new(path))
        {
            Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit"));
            Assert.Empty(gate.Crm.Effects);
        }

        Assert.Equal(5000, new FileInfo(path).Length);
        File.Delete(path);
    }

    [Fact]
    public async Task R26_a_missing_folder_means_no_write_and_is_named_to_the_host_alone()
    {
        await using GateHarness gate = new("/nowhere/at/all/gate.db");
        GateResult.Failed failed = Assert.IsType<GateResult.Failed>(await gate.UpdateAsync("Visit"));
        Assert.Contains("/nowhere/at/all", failed.Cause!.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("/nowhere", System.Text.Encoding.UTF8.GetString(failed.ToUtf8Json()), StringComparison.Ordinal);
        Assert.Empty(gate.Crm.Effects);
    }

    [Fact]
    public async Task R6_a_store_that_fails_at_the_settlement_leaves_an_unknown_outcome_that_is_resolved_later()
    {
        await using GateHarness gate = new();
        gate.OnStep = async (step, _) =>
        {
            if (step == GateStep.Written)
            {
                await gate.Gate.Store.DisposeAsync();
            }
        };
        Assert.IsType<GateResult.Unknown>(await gate.UpdateAsync("Visit"));
        gate.OnStep = null;
        await gate.RestartAsync();
        Assert.IsType<GateResult.Replayed>(await gate.UpdateAsync("Visit"));
        Assert.Single(gate.Crm.Effects);
    }
}
