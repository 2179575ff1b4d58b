using Microsoft.Extensions.DependencyInjection;

using WriteGate.Sqlite;

namespace WriteGate;

/// <summary>Chooses SQLite as the gate's store.</summary>
public static class SqliteGate
{
    /// <summary>Keeps intents and journal in a SQLite file, which this process holds alone.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="path">The database file; its directory must be there, the file is created when it is not.</param>
    public static GateBuilder UseSqlite(this GateBuilder gate, string path) => gate.UseSqlite(new SqliteStoreOptions { Path = path });

    /// <inheritdoc cref="UseSqlite(GateBuilder, string)"/>
    /// <param name="gate">The gate.</param>
    /// <param name="options">Where it is and how it behaves.</param>
    public static GateBuilder UseSqlite(this GateBuilder gate, SqliteStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(options);
        return gate.UseStore(services => new SqliteGateStore(options, services.GetRequiredService<TimeProvider>()));
    }
}
