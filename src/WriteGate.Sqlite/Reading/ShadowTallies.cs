using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Counts what was proposed in shadow.</summary>
internal static class ShadowTallies
{
    // The first condition on the state chooses the partial index, which is said in its words.
    public static readonly string Sql = $"""
        SELECT resource, field, verdict, agent, on_behalf_of, count(*) FROM intents
        WHERE state IN ({(int)IntentState.Shadowed}, {(int)IntentState.Compared}) AND tenant = ? AND created_at >= ?
            AND state <> {(int)IntentState.Applied} AND state <> {(int)IntentState.NoChange}
        GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
        """;

    public static List<ShadowTally> Run(SqliteDatabase database, string tenant, DateTimeOffset since)
    {
        SqliteStatement row = database.Prepare(Sql).Add(tenant).Add(since);
        List<ShadowTally> tallies = [];
        try
        {
            while (row.Step())
            {
                tallies.Add(new(row.Text(), row.TextOrNull(), (ShadowVerdict)row.Number(), row.Text(), row.TextOrNull(), row.Number()));
            }
        }
        finally
        {
            row.Reset();
        }

        return tallies;
    }
}
