using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Sqlite;

/// <summary>
/// Whoever holds the process lock knows that every claim it finds was made by a process that is gone: whether its write
/// was carried out is not known, however long the lease still runs.
/// </summary>
internal static class DeadClaims
{
    private const int AtOnce = 256;

    public static async Task SettleAsync(OpenStore store, CancellationToken cancellationToken)
    {
        IntentQuery claimed = new() { States = [IntentState.Claimed], Limit = AtOnce };
        while (store.Reads.Read(database => IntentList.Run(database, claimed, default)) is { Count: > 0 } intents)
        {
            Move[] moves = [.. intents.Select(ToUnknown)];
            await store.Writer!.RunAsync(new MoveStep(moves[0] with { With = moves[1..] }), cancellationToken).ConfigureAwait(false);
        }
    }

    private static Move ToUnknown(Intent intent)
    {
        Intent unknown = intent with { State = IntentState.Unknown, Reason = "The process ended before the write was settled." };
        return new(intent, unknown, Entry(unknown));
    }

    private static JournalEntry Entry(Intent intent) => new()
    {
        Tenant = intent.Tenant,
        RunId = intent.RunId,
        Action = "unknown",
        IntentId = intent.Id,
        ExecutionId = $"{intent.Id}.{intent.Fence}",
        Workflow = intent.Workflow,
        Actor = intent.Agent,
        OnBehalfOf = intent.OnBehalfOf,
        Model = intent.Model,
        Tool = intent.Tool,
        CallId = intent.CallId,
        RetryOf = intent.RetryOf,
        Resource = intent.Resource,
        RecordId = intent.RecordId,
        Reason = intent.Reason,
    };
}
