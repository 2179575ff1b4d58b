using System.Text;
using System.Text.Json;

using WriteGate.Intents;
using WriteGate.Sqlite;
using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Plans;

/// <summary>A run that plans first, on a real store.</summary>
internal sealed class PlanGate : IAsyncDisposable
{
    public PlanGate(params (string Key, string Value)[] settings)
    {
        Harness = new(settings: settings);
        Open();
    }

    public GateHarness Harness { get; }

    public GateRun Run { get; private set; } = null!;

    public Crm Crm => Harness.Crm;

    public WriteGate.Gate Gate => Harness.Gate;

    /// <summary>Opens the run, or goes on with the same one.</summary>
    public GateRun Open(string? runId = null, bool apply = true) => Run = Harness.OpenRun(apply, runId: runId, planFirst: true);

    public Task<GateResult> CallAsync(string tool, string json, CallOptions? options = null) => Run.CallAsync(tool, Encoding.UTF8.GetBytes(json), options);

    /// <summary>Stages a new next step.</summary>
    public Task<GateResult> StepAsync(string dealId, string step = "Visit")
        => CallAsync("crm_update_deal", $$$"""{"dealId":{{{JsonSerializer.Serialize(dealId)}}},"changes":{"nextStep":{{{JsonSerializer.Serialize(step)}}} } }""");

    /// <summary>Stages what a person has to approve.</summary>
    public Task<GateResult> WinAsync(string dealId) => CallAsync("crm_update_deal", $$$"""{"dealId":"{{{dealId}}}","changes":{"stage":"Won"}}""");

    public async Task StageThreeAsync()
    {
        await StagedAsync(StepAsync("D-1"));
        await StagedAsync(StepAsync("D-2"));
        await StagedAsync(StepAsync("D-3"));
    }

    public static async Task<GateResult.PendingApproval> StagedAsync(Task<GateResult> call)
    {
        GateResult.PendingApproval staged = Assert.IsType<GateResult.PendingApproval>(await call);
        Assert.NotNull(staged.PlanId);
        return staged;
    }

    /// <summary>Submits a plan that a person has to approve.</summary>
    public async Task<GateResult.PendingApproval> ProposeAsync()
    {
        GateResult.PendingApproval card = Assert.IsType<GateResult.PendingApproval>(await Run.SubmitPlanAsync());
        Assert.Null(card.PlanId);
        return card;
    }

    public async Task<GateResult.PendingApproval> ApprovedAsync()
    {
        GateResult.PendingApproval card = await ProposeAsync();
        Assert.True((await ApproveAsync(card)).IsTaken);
        return card;
    }

    public Task<ApprovalAnswer> ApproveAsync(GateResult.PendingApproval card, string approver = "olga")
        => Gate.Approvals.ApproveAsync("acme", card.IntentId!, card.Digest, approver);

    public Task<GateResult> ExecuteAsync(GateResult card) => Gate.ExecuteApprovedAsync("acme", card.IntentId!);

    /// <summary>The items of a plan or batch, in the order they began.</summary>
    public async Task<IReadOnlyList<Intent>> ItemsAsync(GateResult plan)
        => await Gate.Store.ListAsync(new IntentQuery { ParentId = plan.IntentId, Limit = 5000 }, CancellationToken.None);

    public async Task<IEnumerable<IntentState>> StatesAsync(GateResult plan) => (await ItemsAsync(plan)).Select(item => item.State);

    public string? NextStep(string dealId) => Crm.Find(dealId)!.NextStep;

    /// <summary>Holds that nothing was written, and that every key is free: a run that plans nothing can write the same.</summary>
    public async Task HoldsNothingAsync(params string[] dealIds)
    {
        Assert.Empty(Crm.Effects);
        GateRun next = Harness.OpenRun();
        foreach (string id in dealIds)
        {
            Assert.IsType<GateResult.Applied>(await next.CallAsync("crm_update_deal", Encoding.UTF8.GetBytes($$$"""{"dealId":"{{{id}}}","changes":{"nextStep":"Visit"}}""")));
        }
    }

    /// <summary>Ends the process at a step: from there on nothing is recorded, and nothing reaches the system of record.</summary>
    public void DieAt(GateStep step, Func<Intent, bool> when)
    {
        Harness.OnStep = async (reached, intent) =>
        {
            if (reached == step && when(intent!))
            {
                Crm.BeforeEffect = _ => throw new WriteNotBegunException("The process is gone.");
                await Gate.Store.DisposeAsync();
            }
        };
    }

    /// <summary>Submits a plan in a process that ends meanwhile, and starts it again.</summary>
    public async Task RestartAfterSubmittingAsync()
    {
        // What it would have answered nobody hears.
        await Record.ExceptionAsync(() => Run.SubmitPlanAsync());
        await RestartAsync();
    }

    public async Task RestartAsync()
    {
        Harness.OnStep = null;
        Crm.BeforeEffect = null;
        Crm.AfterEffect = null;
        await Harness.RestartAsync();
    }

    /// <summary>Changes the store's file behind the gate's back.</summary>
    public void Tamper(string sql)
    {
        const int ReadWrite = 2;
        using SqliteDatabase file = SqliteDatabase.Open(Harness.DatabasePath, ReadWrite, TimeSpan.FromSeconds(5));
        file.Execute(sql);
        Assert.True(file.TotalChanges > 0);
    }

    public ValueTask DisposeAsync() => Harness.DisposeAsync();
}
