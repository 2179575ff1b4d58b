using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Finds out what became of a commit whose answer was lost.</summary>
internal static class LostCommit
{
    private const int MillisecondsToEnd = 5000;

    // Looks only at the end of a run: nobody appends so much while a connection is made.
    private const int NewestRows = 5_000;

    /// <summary>Ends the session that sent it, so that it cannot be committed any more, and looks for its rows.</summary>
    /// <param name="connection">Another connection.</param>
    /// <param name="store">The store.</param>
    /// <param name="session">Under which name it was sent.</param>
    /// <param name="group">What was sent.</param>
    /// <returns>The outcomes; null when nothing of it was kept, and it can be sent again.</returns>
    public static async Task<IReadOnlyList<Outcome>?> FindAsync(NpgsqlConnection connection, StoreName store, string session, IReadOnlyList<Command> group)
    {
        await EndAsync(connection, store, session).ConfigureAwait(false);
        DateTimeOffset?[] kept = await KeptAsync(connection, store, group).ConfigureAwait(false);

        // One transaction: if a part of it is there all of it is, and what left no trace was not to be done.
        return kept.All(at => at is null)
            ? null
            : [.. kept.Select((at, i) => new Outcome(at ?? default, at is not null, group[i].Trace is null ? "the connection was lost, and a step without a journal row cannot be found again" : null))];
    }

    private static async Task EndAsync(NpgsqlConnection connection, StoreName store, string session)
    {
        object? ended = await Sql.ScalarAsync(
            connection,
            "SELECT bool_and(pg_terminate_backend(pid, $2)) FROM pg_stat_activity WHERE application_name = $1 AND pid <> pg_backend_pid()",
            CancellationToken.None,
            session,
            (long)MillisecondsToEnd).ConfigureAwait(false);
        if (ended is false)
        {
            throw new StoreUnavailableException($"{store} was lost during a commit, and the session that sent it does not end. Whether this step was kept is not known.");
        }
    }

    private static async Task<DateTimeOffset?[]> KeptAsync(NpgsqlConnection connection, StoreName store, IReadOnlyList<Command> group)
    {
        NpgsqlCommand command = new(
            $"""
            SELECT c.place, j.at
            FROM unnest($1, $2) WITH ORDINALITY c (run_id, digest, place)
            JOIN LATERAL (SELECT at, values_digest FROM {store.Quoted}.journal WHERE run_id = c.run_id ORDER BY sequence DESC LIMIT {NewestRows}) j
                ON j.values_digest = c.digest
            """,
            connection)
        {
            Parameters =
            {
                new NpgsqlParameter<string[]> { TypedValue = [.. group.Select(each => StoredText.Encode(each.Trace?.RunId ?? ""))] },
                new NpgsqlParameter<byte[][]> { TypedValue = [.. group.Select(each => each.Trace?.Digest ?? [])] },
            },
        };
        DateTimeOffset?[] kept = new DateTimeOffset?[group.Count];
        await using (command.ConfigureAwait(false))
        {
            NpgsqlDataReader reader = await command.ExecuteReaderAsync().ConfigureAwait(false);
            await using (reader.ConfigureAwait(false))
            {
                while (await reader.ReadAsync().ConfigureAwait(false))
                {
                    kept[(int)reader.GetInt64(0) - 1] = new Row(reader, first: 1).Time();
                }
            }
        }

        return kept;
    }
}
