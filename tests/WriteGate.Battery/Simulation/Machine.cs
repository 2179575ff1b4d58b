using WriteGate.Intents;

namespace WriteGate.Battery;

/// <summary>A machine with a gate of its own and a clock that may be wrong.</summary>
internal sealed class Machine
{
    private static readonly TimeSpan[] Offsets =
        [default, default, default, TimeSpan.FromSeconds(20), TimeSpan.FromMinutes(-5), TimeSpan.FromHours(-1), TimeSpan.FromHours(1), TimeSpan.FromDays(-1)];

    private readonly ReferenceModel model;

    public Machine(int number, SimulatedTime time, IBank bank, IGateStore store, ReferenceModel model)
    {
        (Number, this.model) = (number, model);
        Clock = time.NewClock(ahead: default);
        Gate = new(bank, store, time: Clock, configure: options =>
        {
            // A pause between attempts has a jitter of its own, and a breaker a thread: neither is chosen here.
            options.RetryDelay = TimeSpan.Zero;
            options.BreakerFailures = 1_000_000;
        });
    }

    public int Number { get; }

    public SimulatedTime.Clock Clock { get; }

    public BankGate Gate { get; }

    /// <summary>Its clock jumps.</summary>
    public void Jump(IChooser chooser)
    {
        Clock.Ahead = Offsets[chooser.Choose(Offsets.Length)];
        model.Note($"machine {Number} is {Clock.Ahead} ahead");
    }

    /// <summary>An agent calls; payments have no value.</summary>
    public async Task CallAsync(string record, int value)
    {
        model.Called(record, value);
        GateResult result = record[0] switch
        {
            'p' or 'q' => await CallAsync("bank_pay", $$"""{"reference":"{{record}}"}"""),
            'l' => await CallAsync("bank_set_account", Change(record, "limit", value)),
            _ => await CallAsync("bank_set_account", Change(record, "balance", value)),
        };
        model.Answered(record, value, result);
    }

    /// <summary>A person approves what is proposed for a record.</summary>
    public async Task ApproveAsync(string record)
    {
        IReadOnlyList<Intent> waiting = await Gate.Gate.Store.ListAsync(new() { RecordId = record, States = [IntentState.AwaitingApproval] }, default);
        await Gate.Gate.Approvals.ApproveAsync(BankGate.Tenant, waiting[0].Id, waiting[0].Digest!, "olga");
    }

    /// <summary>A person decides on what waits.</summary>
    public async Task DecideAsync(IChooser chooser)
    {
        IReadOnlyList<Intent> waiting = await Gate.Gate.Store.ListAsync(new() { States = [IntentState.AwaitingApproval] }, default);
        foreach (Intent intent in waiting)
        {
            bool approves = chooser.Choose(4) > 0;
            ApprovalAnswer answer = approves
                ? await Gate.Gate.Approvals.ApproveAsync(BankGate.Tenant, intent.Id, intent.Digest!, "olga")
                : await Gate.Gate.Approvals.DenyAsync(BankGate.Tenant, intent.Id, intent.Digest!, "olga");
            model.Note($"{(approves ? "approved" : "denied")} {intent.RecordId}: {answer.IsTaken}");
        }
    }

    /// <summary>What a worker does in one pass.</summary>
    public async Task WorkAsync()
    {
        await Gate.Gate.ResolveUnknownAsync(BankGate.Tenant);
        foreach (Intent intent in await Gate.Gate.Store.ListAsync(new() { States = [IntentState.Approved] }, default))
        {
            GateResult result = await Gate.Gate.ExecuteApprovedAsync(BankGate.Tenant, intent.Id);
            model.Note($"worked on {intent.RecordId}: {result.Kind}");
        }
    }

    private Task<GateResult> CallAsync(string tool, string arguments) => BankGate.CallAsync(Gate.OpenRun(), tool, arguments);

    private static string Change(string record, string field, int value) => $$$"""{"accountId":"{{{record}}}","changes":{"{{{field}}}":{{{value}}}}}""";
}
