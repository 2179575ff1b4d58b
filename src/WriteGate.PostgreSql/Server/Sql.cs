using Npgsql;

namespace WriteGate.PostgreSql;

/// <summary>Statements of which only one value matters, on connections of their own: they end when they are done or cancelled, for a migration of much may take long.</summary>
internal static class Sql
{
    /// <returns>The first value; null when there is none or it is null.</returns>
    public static async Task<object?> ScalarAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params IEnumerable<object> parameters)
    {
        NpgsqlCommand command = new(sql, connection) { CommandTimeout = 0 };
        await using (command.ConfigureAwait(false))
        {
            foreach (object value in parameters)
            {
                command.Parameters.Add(new NpgsqlParameter { Value = value });
            }

            object? result = await command.ExecuteScalarAsync(cancellationToken).ConfigureAwait(false);
            return result is DBNull ? null : result;
        }
    }
}
