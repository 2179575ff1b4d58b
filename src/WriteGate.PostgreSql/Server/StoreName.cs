using Npgsql;

using WriteGate.Intents;

namespace WriteGate.PostgreSql;

/// <summary>What a store is called in SQL and in messages, and the numbers of its locks.</summary>
internal sealed class StoreName
{
    private readonly string text;
    private readonly string schema;

    private StoreName(string schema, NpgsqlConnectionStringBuilder connection)
    {
        this.schema = schema;
        Quoted = $"\"{schema.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
        User = connection.Username;
        text = $"The store \"{schema}\" in the PostgreSQL database \"{connection.Database}\" at {connection.Host}:{connection.Port}";
        AllLocks = LockOf("all");
    }

    /// <summary>The schema, as it stands in SQL.</summary>
    public string Quoted { get; }

    public string? User { get; }

    /// <summary>Shared by everyone who writes; whoever holds it alone knows that no commit is under way.</summary>
    public long AllLocks { get; }

    /// <exception cref="StoreUnavailableException">The connection string cannot be read, or names no host.</exception>
    public static (StoreName Name, NpgsqlConnectionStringBuilder Connection) Of(PostgreSqlStoreOptions options)
    {
        try
        {
            NpgsqlConnectionStringBuilder connection = new(options.ConnectionString);
            if (string.IsNullOrEmpty(connection.Host))
            {
                throw new StoreUnavailableException("The connection string of the PostgreSQL store names no host. It begins for example with \"Host=db;Database=gate;Username=gate\".");
            }

            return (new(options.Schema, connection), connection);
        }
        // What it says could repeat a password.
        catch (Exception fault) when (fault is ArgumentException or FormatException or KeyNotFoundException)
        {
            throw new StoreUnavailableException(
                "The connection string of the PostgreSQL store cannot be read. It is a list such as \"Host=db;Database=gate;Username=gate;Password=…\".");
        }
    }

    /// <summary>The number of the advisory lock on a name. Two names rarely have one number; then they only wait for each other.</summary>
    public long LockOf(string name)
    {
        Span<byte> hash = stackalloc byte[System.Security.Cryptography.SHA256.HashSizeInBytes];
        System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes($"writegate\0{schema}\0{name}"), hash);
        return System.Buffers.Binary.BinaryPrimitives.ReadInt64BigEndian(hash);
    }

    public override string ToString() => text;
}
