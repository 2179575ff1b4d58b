using WriteGate.Sqlite;

namespace WriteGate.Battery;

/// <summary>A process that writes with several callers and says what it was told, until it is killed.</summary>
internal static class WritingProcess
{
    private const int Callers = 8;

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
