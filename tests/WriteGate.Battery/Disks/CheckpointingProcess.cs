using SQLitePCL;

namespace WriteGate.Battery;

/// <summary>A process without a gate that moves the log of a SQLite file into the file until it is killed, and says a line each time that it could.</summary>
internal static class CheckpointingProcess
{
    // The writer must come to write between two of them.
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(3);

    private static readonly int[] Ways = [raw.SQLITE_CHECKPOINT_PASSIVE, raw.SQLITE_CHECKPOINT_FULL, raw.SQLITE_CHECKPOINT_RESTART, raw.SQLITE_CHECKPOINT_TRUNCATE];

    public static async Task<int> RunAsync(string path)
    {
        Batteries_V2.Init();
        while (!File.Exists(path))
        {
            await Task.Delay(Pause);
        }

        raw.sqlite3_open_v2(path, out sqlite3 database, raw.SQLITE_OPEN_READWRITE, null);
        for (int turn = 0; ; turn++)
        {
            await Task.Delay(Pause);
            // A connection finds the log once it reads.
            if (raw.sqlite3_exec(database, "SELECT count(*) FROM sqlite_schema") == raw.SQLITE_OK
                && raw.sqlite3_wal_checkpoint_v2(database, null, Ways[turn % Ways.Length], out int log, out int done) == raw.SQLITE_OK && done > 0)
            {
                await Console.Out.WriteLineAsync($"{done} of {log}");
                await Console.Out.FlushAsync();
            }
        }
    }
}
