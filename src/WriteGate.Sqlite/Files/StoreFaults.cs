using SQLitePCL;

using WriteGate.Intents;

namespace WriteGate.Sqlite;

/// <summary>Says what SQLite or the file system reported in words that name the cause, the file and what to do.</summary>
internal static class StoreFaults
{
    public static StoreUnavailableException Unavailable(string path, SqliteFault fault)
        => new($"The store \"{path}\" {Cause(fault)} ({fault.Message})", fault);

    public static StoreUnavailableException Unavailable(string path, Exception fault)
        => new($"The store \"{path}\" cannot be used: {fault.Message}", fault);

    private static string Cause(SqliteFault fault) => fault.Code switch
    {
        raw.SQLITE_FULL => "is on a full disk. Nothing of this step was kept; free space and go on.",
        raw.SQLITE_CORRUPT => "is damaged. Stop, keep the file for inspection and restore a backup; nothing was changed and no new file was made.",
        raw.SQLITE_NOTADB => "is not a SQLite file, or its first page is damaged. Restore a backup; nothing was changed and no new file was made.",
        raw.SQLITE_READONLY => "is on a read-only file system, or the file may not be written.",
        raw.SQLITE_CANTOPEN => "cannot be opened. Check that directory and file are there and may be read and written, and the limit of open files.",
        raw.SQLITE_BUSY or raw.SQLITE_LOCKED => "is locked by another program that has the file open. End it and try again.",
        raw.SQLITE_IOERR => "could not be read or written: the disk or file system reported an error. Whether this step was kept is not known.",
        raw.SQLITE_NOMEM => "ran out of memory.",
        raw.SQLITE_TOOBIG => "refused a value that is too big.",
        _ => "cannot be used.",
    };
}
