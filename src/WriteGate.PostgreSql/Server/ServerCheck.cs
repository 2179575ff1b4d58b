using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>Refuses a server on which the store would not keep what it promises.</summary>
internal static class ServerCheck
{
    /// <summary>The oldest server the store was tried on.</summary>
    public const int OldestMajor = 15;

    private static readonly (string Object, string Kind, string[] Rights)[] Needed =
    [
        ("intents", "table", ["SELECT", "INSERT", "UPDATE"]),
        ("approvals", "table", ["INSERT"]),
        ("journal", "table", ["SELECT", "INSERT"]),
        ("journal_heads", "table", ["SELECT", "INSERT", "UPDATE"]),
        ("journal_anchors", "table", ["SELECT"]),
        ("intents_seq", "sequence", ["USAGE"]),
        ("journal_seq", "sequence", ["USAGE"]),
    ];

    /// <exception cref="StoreUnavailableException">The server is too old, does not keep commits, or cannot hold every text.</exception>
    public static async Task RequireServerAsync(NpgsqlConnection connection, PostgreSqlStoreOptions options, StoreName store, CancellationToken cancellationToken)
    {
        if (connection.PostgreSqlVersion.Major < OldestMajor)
        {
            throw new StoreUnavailableException($"{store} is on PostgreSQL {connection.PostgreSqlVersion}; {OldestMajor} or later is needed. Update the server.");
        }

        Require(await SettingAsync(connection, "server_encoding", cancellationToken).ConfigureAwait(false) is "UTF8",
            $"{store} is in a database that is not encoded in UTF8, which cannot hold every text. Create it with ENCODING 'UTF8'.");
        if (options.ReadOnly)
        {
            return;
        }

        foreach (string setting in (string[])["fsync", "full_page_writes"])
        {
            Require(await SettingAsync(connection, setting, cancellationToken).ConfigureAwait(false) is not "off",
                $"{store} is on a server with {setting} = off, which can lose commits that were answered. Turn it on in postgresql.conf.");
        }

        Require(await SettingAsync(connection, "in_hot_standby", cancellationToken).ConfigureAwait(false) is not "on",
            $"{store} is on a standby, which only reads. Connect to the primary.");
    }

    /// <exception cref="StoreUnavailableException">The user lacks a right that every call needs; the message names all of them.</exception>
    public static async Task RequireRightsAsync(NpgsqlConnection connection, StoreName store, CancellationToken cancellationToken)
    {
        List<string> missing = [];
        foreach ((string name, string kind, string[] rights) in Needed)
        {
            foreach (string right in rights)
            {
                if (await Sql.ScalarAsync(connection, $"SELECT has_{kind}_privilege($1, $2)", cancellationToken, $"{store.Quoted}.{name}", right).ConfigureAwait(false) is not true)
                {
                    missing.Add($"{right} ON {store.Quoted}.{name}");
                }
            }
        }

        Require(missing.Count == 0, $"{store} may not be used by \"{store.User}\", who lacks: {string.Join(", ", missing)}. Grant it.");
    }

    private static async Task<string?> SettingAsync(NpgsqlConnection connection, string setting, CancellationToken cancellationToken)
        => await Sql.ScalarAsync(connection, "SELECT current_setting($1, true)", cancellationToken, setting).ConfigureAwait(false) as string;

    private static void Require(bool holds, string message)
    {
        if (!holds)
        {
            throw new StoreUnavailableException(message);
        }
    }
}
