using WriteGate.Intents;

namespace WriteGate.Battery;

/// <summary>What is done to one key. A process that comes after one that was killed does the same again.</summary>
internal static class Acts
{
    public const string Set = "a write";
    public const string Pay = "a payment";
    public const string Approve = "an approved write";
    public const string Batch = "a batch";
    public const string RollBack = "a rollback";

    private const int Items = 3;

    /// <summary>The accounts or payments that an act is about.</summary>
    public static string[] RecordsOf(string act, string key) => act == Batch ? [.. Enumerable.Range(0, Items).Select(i => $"{key}-{i}")] : [key];

    /// <returns>What it came to in the end.</returns>
    public static async Task<string> PlayAsync(BankGate gate, string act, string key)
    {
        await gate.Gate.StartAsync();
        GateRun run = gate.OpenRun();
        return act switch
        {
            Set => $"{(await BankGate.CallAsync(run, "bank_set_account", $$$"""{"accountId":"{{{key}}}","changes":{"balance":5}}""")).Kind}",
            Pay => $"{(await BankGate.CallAsync(run, "bank_pay", $$$"""{"reference":"{{{key}}}"}""")).Kind}",
            Batch => $"{(await BankGate.CallAsync(run, "bank_set_accounts", BatchOf(key))).Kind}",
            Approve => $"{await ApproveAsync(gate, run, key)}",
            RollBack => $"{await RollBackAsync(gate, run, key)}",
            _ => throw new ArgumentOutOfRangeException(nameof(act), act, "There is no such act."),
        };
    }

    private static async Task<OutcomeKind> ApproveAsync(BankGate gate, GateRun run, string key)
    {
        GateResult result = await BankGate.CallAsync(run, "bank_set_account", $$$"""{"accountId":"{{{key}}}","changes":{"limit":5}}""");
        if (result is not GateResult.PendingApproval pending)
        {
            return result.Kind;
        }

        // Refused when the process before was killed after it: then it is approved.
        await gate.Gate.Approvals.ApproveAsync(BankGate.Tenant, pending.IntentId!, pending.Digest, "olga");
        return (await gate.Gate.ExecuteApprovedAsync(BankGate.Tenant, pending.IntentId!)).Kind;
    }

    private static async Task<RollbackOutcome> RollBackAsync(BankGate gate, GateRun run, string key)
    {
        IReadOnlyList<Intent> known = await gate.Gate.Store.ListAsync(new() { Tenant = BankGate.Tenant, RecordId = key }, default);
        string written = known.FirstOrDefault(intent => intent.RollbackOf is null)?.Id
            ?? (await BankGate.CallAsync(run, "bank_set_account", $$$"""{"accountId":"{{{key}}}","changes":{"balance":5}}""")).IntentId!;
        return (await gate.Gate.Rollbacks.WriteAsync(BankGate.Tenant, written, "olga")).Outcome;
    }

    private static string BatchOf(string key)
    {
        IEnumerable<string> items = RecordsOf(Batch, key).Select(record => $$$"""{"accountId":"{{{record}}}","changes":{"balance":5}}""");
        return $$$"""{"items":[{{{string.Join(',', items)}}}]}""";
    }
}
