using Microsoft.Extensions.DependencyInjection;

using WriteGate.PostgreSql;

namespace WriteGate;

/// <summary>Chooses PostgreSQL as the gate's store.</summary>
public static class PostgreSqlGate
{
    /// <summary>Keeps intents and journal in a PostgreSQL database, which any number of processes share.</summary>
    /// <param name="gate">The gate.</param>
    /// <param name="connectionString">Npgsql's connection string, such as <c>Host=db;Database=gate;Username=gate</c>.</param>
    public static GateBuilder UsePostgreSql(this GateBuilder gate, string connectionString)
        => gate.UsePostgreSql(new PostgreSqlStoreOptions { ConnectionString = connectionString });

    /// <inheritdoc cref="UsePostgreSql(GateBuilder, string)"/>
    /// <param name="gate">The gate.</param>
    /// <param name="options">Where it is and how it behaves.</param>
    public static GateBuilder UsePostgreSql(this GateBuilder gate, PostgreSqlStoreOptions options)
    {
        ArgumentNullException.ThrowIfNull(gate);
        ArgumentNullException.ThrowIfNull(options);
        return gate.UseStore(services => new PostgreSqlGateStore(options, services.GetRequiredService<TimeProvider>()));
    }
}
