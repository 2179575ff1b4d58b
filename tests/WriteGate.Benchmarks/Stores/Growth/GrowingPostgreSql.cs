using Npgsql;

using WriteGate.Intents;
using WriteGate.PostgreSql;
using WriteGate.Stores.Tests;

namespace WriteGate.Benchmarks.Stores.Growth;

/// <summary>A PostgreSQL store on a server of the run's own.</summary>
internal sealed class GrowingPostgreSql : GrowingStore
{
    private readonly PrivateCluster server = PrivateCluster.Shared;
    private readonly NpgsqlDataSource source;

    public GrowingPostgreSql() => source = NpgsqlDataSource.Create(server.ConnectionString + ";Command Timeout=0");

    public override string Name => "PostgreSQL";

    public override IGateStore Store() => new PostgreSqlGateStore(new PostgreSqlStoreOptions { ConnectionString = server.ConnectionString }, TimeProvider.System);

    public override Task<long> BytesAsync() => NumberAsync("SELECT pg_database_size(current_database())");

    public override ValueTask DisposeAsync() => source.DisposeAsync();

    protected override string Table(string name) => $"writegate.{name}";

    protected override async Task ExecuteAsync(string sql)
    {
        using NpgsqlCommand command = source.CreateCommand(sql);
        await command.ExecuteNonQueryAsync().ConfigureAwait(false);
    }

    protected override async Task<long> NumberAsync(string sql)
    {
        using NpgsqlCommand command = source.CreateCommand(sql);
        return (long)(await command.ExecuteScalarAsync().ConfigureAwait(false))!;
    }

    protected override async Task<IReadOnlyList<string>> ColumnsAsync(string table)
    {
        using NpgsqlCommand command = source.CreateCommand(
            $"SELECT array_agg(column_name::text ORDER BY ordinal_position) FROM information_schema.columns WHERE table_schema = 'writegate' AND table_name = '{table}'");
        return (string[])(await command.ExecuteScalarAsync().ConfigureAwait(false))!;
    }

    protected override async Task CopyHeadsAsync(string runId)
    {
        IReadOnlyList<string> columns = await ColumnsAsync("journal_heads").ConfigureAwait(false);
        string others = string.Join(", ", columns.Where(column => column != "run_id"));
        await ExecuteAsync($"INSERT INTO {Table("journal_heads")} (run_id, {others}) SELECT {runId}, {others} FROM {Table("journal_heads")} ON CONFLICT DO NOTHING").ConfigureAwait(false);
    }

    protected override async Task SettleAsync()
    {
        await ExecuteAsync($"SELECT setval('{Table("intents_seq")}', (SELECT max(seq) FROM {Table("intents")}))").ConfigureAwait(false);
        await ExecuteAsync($"SELECT setval('{Table("journal_seq")}', (SELECT max(sequence) FROM {Table("journal")}))").ConfigureAwait(false);
        await ExecuteAsync("VACUUM ANALYZE").ConfigureAwait(false);
        await ExecuteAsync("CHECKPOINT").ConfigureAwait(false);
    }
}
