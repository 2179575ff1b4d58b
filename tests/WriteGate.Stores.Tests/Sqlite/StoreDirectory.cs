using Microsoft.Data.Sqlite;

using WriteGate.Sqlite;

namespace WriteGate.Stores.Tests;

/// <summary>A directory of its own for a store, which is removed afterwards.</summary>
internal sealed class StoreDirectory : IDisposable
{
    public string Folder { get; } = Directory.CreateTempSubdirectory("writegate-").FullName;

    public string Database => Path.Combine(Folder, "writegate.db");

    public string Wal => Database + "-wal";

    public async Task<SqliteGateStore> OpenAsync(TimeProvider? time = null, Func<SqliteStoreOptions, SqliteStoreOptions>? change = null)
    {
        SqliteStoreOptions options = new() { Path = Database };
        SqliteGateStore store = new(change?.Invoke(options) ?? options, time ?? TimeProvider.System);
        await store.OpenAsync(default);
        return store;
    }

    /// <summary>Runs a statement from outside the store.</summary>
    public object? Execute(string sql)
    {
        SQLitePCL.Batteries_V2.Init();
        using SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        using SqliteCommand command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    /// <summary>Keeps the store from writing, as a foreign tool would, until it is disposed of.</summary>
    public IDisposable Lock()
    {
        SQLitePCL.Batteries_V2.Init();
        SqliteConnection connection = new($"Data Source={Database};Pooling=False");
        connection.Open();
        connection.BeginTransaction(deferred: false);
        return connection; // Closing it rolls back.
    }

    public string[] Files() => [.. Directory.GetFiles(Folder).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
