using WriteGate.Intents;
using WriteGate.Journal;
using WriteGate.PostgreSql;
using WriteGate.Sqlite;

namespace WriteGate.Stores.Tests;

/// <summary>
/// The other process of tests that need one: <c>dotnet WriteGate.Stores.Tests.dll role place</c>. A place is the path of a
/// SQLite file, or what <see cref="PostgreSqlPlace.ForProcesses"/> says.
/// </summary>
internal static class Program
{
    private const int Writers = 8;

    public static async Task<int> Main(string[] arguments)
    {
        if (arguments is not [string role, string place])
        {
            return 2;
        }

        if (role == "book")
        {
            await LedgerCallers.RunAsync(PostgreSqlPlace.OptionsOf(place), Say);
            return 0;
        }

        await using IGateStore store = PostgreSqlPlace.IsMeantBy(place)
            ? new PostgreSqlGateStore(PostgreSqlPlace.OptionsOf(place), TimeProvider.System)
            : new SqliteGateStore(new() { Path = place }, TimeProvider.System);
        try
        {
            await store.OpenAsync(default);
        }
        catch (StoreUnavailableException refused)
        {
            Say($"refused {refused.Message}");
            return 1;
        }

        Say("open");
        await (role switch
        {
            "hold" => Console.In.ReadLineAsync(),
            "write" => WriteAsync(store),
            "stream" => StreamAsync(store),
            "fill" => FillAsync(store, Path.GetDirectoryName(place)!),
            _ => throw new ArgumentOutOfRangeException(nameof(arguments), role, "There is no such role."),
        });
        return 0;
    }

    // Writes too little for the log to be used from its beginning again, and waits.
    private static async Task WriteAsync(IGateStore store)
    {
        for (int i = 0; i < 30; i++)
        {
            await store.BeginAsync(Sample.Intent($"{i}"));
        }

        Say("written");
        await Console.In.ReadLineAsync();
    }

    // Says each step once it is acknowledged, until the process is killed.
    private static Task StreamAsync(IGateStore store) => Task.WhenAll(Enumerable.Range(0, Writers).Select(writer => Task.Run(async () =>
    {
        for (int i = 0; ; i++)
        {
            Intent claimed = await store.BeginAsync(Sample.Intent(Sample.NewId(), run: $"run {writer}"));
            Say($"claimed {claimed.Id}");
            if (i % 3 > 0)
            {
                await store.MoveAsync(claimed, IntentState.Applied);
                Say($"applied {claimed.Id}");
            }
        }
    })));

    // Fills the disk, frees some of it, and goes on.
    private static async Task FillAsync(IGateStore store, string directory)
    {
        string ballast = Path.Combine(directory, "ballast");
        await File.WriteAllBytesAsync(ballast, new byte[512 * 1024]);
        int acknowledged = 0;
        try
        {
            while (true)
            {
                await store.BeginAsync(Sample.Intent($"{acknowledged}") with { Body = new byte[4096] });
                acknowledged++;
            }
        }
        catch (StoreUnavailableException full)
        {
            Say($"full {full.Message}");
        }

        Say($"kept {acknowledged == await CountAsync(store)} {acknowledged}");
        File.Delete(ballast);
        await store.BeginAsync(Sample.Intent("again"));
        Say($"again {acknowledged + 1 == await CountAsync(store)}");
        Say($"intact {(await JournalVerifier.VerifyAsync(store, new())).IsIntact}");
    }

    private static async Task<int> CountAsync(IGateStore store)
    {
        int intents = (await store.ListAsync(new() { Limit = int.MaxValue }, default)).Count;
        return intents == (await store.JournalAsync()).Count ? intents : -1;
    }

    private static void Say(string line)
    {
        lock (Console.Out)
        {
            Console.Out.WriteLine(line);
            Console.Out.Flush();
        }
    }
}
