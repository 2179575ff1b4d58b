using Npgsql;

namespace WriteGate.PostgreSql;

/// <summary>Small statements of which only one value matters.</summary>
internal static class Sql
{
    /// <returns>The first value; null when there is none or it is null.</returns>
    public static async Task<object?> ScalarAsync(
        NpgsqlConnection connection, string sql, CancellationToken cancellationToken, params IEnumerable<object> parameters)
    {
        NpgsqlCommand command = new(sql, connection);
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
