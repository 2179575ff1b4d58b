using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Reads how many proposals in shadow are alike.</summary>
internal static class ShadowRows
{
    public static async Task<List<ShadowTally>> ReadAllAsync(NpgsqlDataReader reader, CancellationToken cancellationToken)
    {
        List<ShadowTally> tallies = [];
        while (await reader.ReadAsync(cancellationToken).ConfigureAwait(false))
        {
            Row row = new(reader);
            tallies.Add(new(row.Text(), row.TextOrNull(), (ShadowVerdict)row.Small(), row.Text(), row.TextOrNull(), row.Number()));
        }

        return tallies;
    }
}
