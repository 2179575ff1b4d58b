namespace WriteGate.Sqlite;

/// <summary>An error code of SQLite, before it is said in the store's words.</summary>
internal sealed class SqliteFault(int extendedCode, string message) : Exception($"SQLite error {extendedCode}: {message}")
{
    public int ExtendedCode => extendedCode;

    /// <summary>The primary code: the low byte of the extended one.</summary>
    public int Code => extendedCode & 0xff;
}
