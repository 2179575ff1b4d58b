namespace WriteGate.Sqlite;

/// <summary>Gives a query a connection to read with.</summary>
internal interface IReads : IDisposable
{
    /// <exception cref="Intents.StoreUnavailableException">The file cannot be read.</exception>
    T Read<T>(Func<SqliteDatabase, T> query);
}
