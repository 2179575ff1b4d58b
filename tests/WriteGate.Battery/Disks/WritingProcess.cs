using System.Diagnostics;

using WriteGate.Sqlite;

namespace WriteGate.Battery;

/// <summary>A process that writes with several callers and says what it was told, until it is killed.</summary>
internal static class WritingProcess
{
    private const int Callers = 8;
    private const int MostWrites = 120;

    /// <summary>Starts it, lets it write for some time, and kills it.</summary>
    /// <returns>The keys of which it was told that they are applied.</returns>
    public static async Task<List<string>> KilledAsync(ProcessStartInfo start, Random random)
    {
        using Process process = Process.Start(start)!;
        List<string> told = [];
        for (int i = random.Next(1, MostWrites); i > 0 && await process.StandardOutput.ReadLineAsync() is { } line; i--)
        {
            told.Add(line);
        }

        process.Kill();
        told.AddRange((await process.StandardOutput.ReadToEndAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries));
        await process.WaitForExitAsync();
        return [.. told.Where(line => line.StartsWith($"{OutcomeKind.Applied} ", StringComparison.Ordinal)).Select(line => line.Split(' ')[1])];
    }

    public static async Task<int> RunAsync(string database, string bankFolder, string prefix)
    {
        SqliteGateStore store = new(new() { Path = database }, TimeProvider.System);
        await using BankGate gate = new(new FileBank(bankFolder, new(null)), store);
        await Task.WhenAll(Enumerable.Range(0, Callers).Select(caller => Task.Run(async () =>
        {
            for (int i = 0; ; i++)
            {
                string key = $"{prefix}-{caller}-{i}";
                string told = await Acts.PlayAsync(gate, Acts.Set, key);
                lock (Console.Out)
                {
                    Console.Out.WriteLine($"{told} {key}");
                    Console.Out.Flush();
                }
            }
        })));
        return 0;
    }
}
