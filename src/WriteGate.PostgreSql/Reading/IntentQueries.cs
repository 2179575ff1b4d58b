using System.Globalization;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Finds and lists intents.</summary>
internal sealed class IntentQueries(StoreName store)
{
    private static readonly string LeaseEnded = $" AND state = {(int)IntentState.Claimed} AND lease_until <= ";

    private static readonly string Expired = $" AND state IN ({(int)IntentState.AwaitingApproval}, {(int)IntentState.Approved}, {(int)IntentState.Staged}) AND expires_at <= ";

    private static readonly string ToReview = $" AND review = {(int)ReviewState.Open} AND state = {(int)IntentState.Applied}";

    private static readonly string ToCompare = $" AND state = {(int)IntentState.Shadowed} AND expires_at <= ";

    // Said in the words of the partial index, or it is not used.
    private static readonly string Open = $" AND state <> {(int)IntentState.Applied} AND state <> {(int)IntentState.NoChange}";

    private string Select => $"SELECT {IntentRows.Columns} FROM {store.Quoted}.intents WHERE true";

    public Query One(string tenant, string intentId) => new Query(Select).Where("tenant", tenant).Where("id", intentId);

    public Query HolderOf(Intent intent) => new Query(Select).Where("tenant", intent.Tenant).Where("key", intent.Key).Add(" AND holds = 1");

    public Query Count(IReadOnlyList<IntentState> states)
        => new($"SELECT state, count(*), min(created_at) FROM {store.Quoted}.intents WHERE true{In(states)}{OpenIf(states)} GROUP BY state ORDER BY state");

    public Query Shadow(string tenant, DateTimeOffset since)
    {
        Query query = new($"""
            SELECT resource, field, verdict, agent, on_behalf_of, count(*) FROM {store.Quoted}.intents
            WHERE state IN ({(int)IntentState.Shadowed}, {(int)IntentState.Compared}){Open}
            """);
        return query.Where("tenant", tenant).Add($" AND created_at >= {query.Number(since.ToUnixTimeMilliseconds())} GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5");
    }

    public Query List(IntentQuery wanted)
    {
        Query query = new Query(Select)
            .Where("tenant", wanted.Tenant)
            .Where("run_id", wanted.RunId)
            .Where("parent_id", wanted.ParentId)
            .Where("rollback_of", wanted.RollbackOf)
            .Where("resource", wanted.Resource)
            .Where("record_id", wanted.RecordId);
        if (wanted.RecordIds is { } recordIds)
        {
            query.Add(recordIds.Count == 0 ? " AND false" : $" AND record_id IN ({string.Join(", ", recordIds.Select(query.Text))})");
        }

        if (wanted.States is { } states)
        {
            query.Add(In(states));
        }

        if (wanted.LeaseEnded)
        {
            query.Add($"{LeaseEnded}{store.Quoted}.clock_ms()");
        }

        if (wanted.Expired)
        {
            query.Add($"{Expired}{store.Quoted}.clock_ms()");
        }

        if (wanted.ToCompare)
        {
            query.Add($"{ToCompare}{store.Quoted}.clock_ms()");
        }

        if (wanted.ToReview)
        {
            query.Add(ToReview);
        }

        return query
            .Add(wanted.LeaseEnded || wanted.Expired || wanted.ToCompare ? Open : OpenIf(wanted.States))
            .Add(wanted.NewestFirst ? " ORDER BY seq DESC" : " ORDER BY seq")
            .Add($" LIMIT {query.Number(wanted.Limit)}");
    }

    // Numbers of an enumeration, written out: the partial index is chosen by them.
    private static string In(IReadOnlyList<IntentState> states) => states.Count == 0
        ? " AND false"
        : $" AND state IN ({string.Join(", ", states.Select(state => ((int)state).ToString(CultureInfo.InvariantCulture)))})";

    private static string OpenIf(IReadOnlyList<IntentState>? states)
        => states?.Any(state => state is IntentState.Applied or IntentState.NoChange) == false ? Open : "";
}
