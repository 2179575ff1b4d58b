using System.Globalization;
using System.Text;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Stores.Tests;

/// <summary>Intents, entries, claims and moves as a gate would make them.</summary>
internal static class Sample
{
    public static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    public static string NewId() => Guid.CreateVersion7().ToString("N", CultureInfo.InvariantCulture);

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    /// <summary>An intent with every property set that its state allows.</summary>
    public static Intent Intent(string key = "k", string tenant = "acme", string run = "run", IntentState state = IntentState.Claimed) => new()
    {
        Id = NewId(),
        Tenant = tenant,
        Tool = "crm_update_deal",
        Key = $"{tenant}/crm_update_deal/{key}",
        BodyHash = new string('a', 64),
        SchemaHash = new string('b', 64),
        Body = Bytes("{\"dealId\":\"d1\",\"stage\":\"won\"}"),
        State = state,
        RunId = run,
        Workflow = "deal-hygiene",
        Agent = "scout",
        OnBehalfOf = "u7",
        Model = "model-1",
        Apply = true,
        CallId = "call-" + key,
        RetryOf = null,
        Resource = "crm.deal",
        RecordId = "d1",
        RecordVersion = "v1",
        Tier = WriteTier.Reviewed,
        Before = Bytes("{\"stage\":\"open\"}"),
        After = Bytes("{\"stage\":\"won\"}"),
        Skipped = Bytes("{\"hint\":{\"because\":\"a person has filled buyer\",\"code\":\"human_filled\",\"proposed\":null}}"),
        AfterSource = AfterImageSource.Returned,
        Digest = new string('d', 64),
        Reason = "Over the limit — \"naïve\" \0 text.",
        Field = "stage",
        Attempts = 1,
        Window = TimeSpan.FromMinutes(5),
        ExpiresAt = ManualTime.Start.AddHours(1),
        IsSensitive = true,
    };

    public static JournalEntry Entry(string action, string run = "run", string tenant = "acme", string? intentId = null) => new()
    {
        Tenant = tenant,
        RunId = run,
        Action = action,
        IntentId = intentId,
        ExecutionId = intentId is null ? null : intentId + ".1",
        Workflow = "deal-hygiene",
        Actor = "scout",
        OnBehalfOf = "u7",
        Model = "model-1",
        Tool = "crm_update_deal",
        CallId = "call",
        RetryOf = "earlier",
        Resource = "crm.deal",
        RecordId = "d1",
        IsRehearsal = false,
        Reason = "Because.",
        Before = Bytes("{\"stage\":\"open\"}"),
        After = Bytes("{\"stage\":\"won\"}"),
        Skipped = Bytes("{\"hint\":{\"because\":\"a person has filled buyer\",\"code\":\"human_filled\",\"proposed\":null}}"),
        IsSensitive = true,
    };

    public static JournalEntry EntryOf(Intent intent, string action) => Entry(action, intent.RunId, intent.Tenant, intent.Id);

    public static Claim Claim(Intent intent, Intent? over = null) => Claim(new NewIntent(intent, over));

    public static Claim Claim(params NewIntent[] intents) => new()
    {
        Intents = intents,
        Lease = Lease,
        Entries = [.. intents.Select(beginning => EntryOf(beginning.Intent, "claimed"))],
    };

    public static Recall Recall(Intent intent, string? callId = null, string? retryOf = null)
        => new(intent.Tenant, intent.Key, intent.RunId, intent.Tool, intent.Resource, intent.RecordId, callId, retryOf);

    public static Move Move(Intent seen, IntentState to) => new(seen, seen with { State = to }, EntryOf(seen, "moved")) { Lease = Lease };

    public static async Task<Intent> BeginAsync(this IGateStore store, Intent intent, Intent? over = null)
        => Assert.Single((await store.ClaimAsync(Claim(intent, over), default)).Won);

    public static async Task<Intent> MoveAsync(this IGateStore store, Intent seen, IntentState to)
    {
        Intent? moved = await store.MoveAsync(Move(seen, to), default);
        Assert.NotNull(moved);
        return moved;
    }

    /// <summary>Brings a new intent to a state, by the shortest way there is.</summary>
    public static async Task<Intent> ReachAsync(this IGateStore store, IntentState state, string key = "k", string tenant = "acme", string run = "run")
    {
        IntentState[] way = state switch
        {
            IntentState.Approved or IntentState.Denied or IntentState.Expired or IntentState.Stale => [IntentState.AwaitingApproval, state],
            IntentState.Cancelled => [IntentState.AwaitingApproval, IntentState.Stale, state],
            IntentState.Applied or IntentState.Failed or IntentState.Unknown => [IntentState.Claimed, state],
            IntentState.Discarded => [IntentState.Quarantined, state],
            IntentState.RolledBack => [IntentState.Claimed, IntentState.Applied, state],
            IntentState.Compared => [IntentState.Shadowed, state],
            IntentState.Demoted => [IntentState.Promoted, state],
            _ => [state],
        };
        Intent intent = await store.BeginAsync(Intent(key, tenant, run, way[0]));
        foreach (IntentState next in way[1..])
        {
            intent = await store.MoveAsync(intent, next);
        }

        return intent;
    }

    /// <summary>Forgets the values of what is older, and tells of how many rows.</summary>
    public static async Task<long> ForgetValuesAsync(this IGateStore store, TimeSpan kept)
        => (await store.ForgetAsync(new Retention { Values = kept }, default))!.Values;

    public static async Task<List<JournalRow>> JournalAsync(this IGateStore store, JournalQuery? query = null)
    {
        List<JournalRow> rows = [];
        await foreach (JournalRow row in store.ReadJournalAsync(query ?? new(), default))
        {
            rows.Add(row);
        }

        return rows;
    }

    /// <summary>Compares by value: records compare arrays by reference.</summary>
    public static void Same(Intent? expected, Intent? actual) => Assert.Equal(Json(expected), Json(actual));

    public static string Json(object? value) => System.Text.Json.JsonSerializer.Serialize(value);
}
