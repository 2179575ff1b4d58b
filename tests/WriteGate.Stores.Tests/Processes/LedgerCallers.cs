using System.Globalization;

using WriteGate.PostgreSql;

namespace WriteGate.Stores.Tests;

/// <summary>
/// A process that books on demand: each line it is told is <c>reference amount callers</c>, and it says what its callers got.
/// With a run as fourth word all book in that run, each under a reference of its own; "*" means a run each, and an agent may follow.
/// </summary>
internal static class LedgerCallers
{
    public static async Task RunAsync(PostgreSqlStoreOptions options, Action<string> say)
    {
        await using LedgerGate gate = new(options);
        await LedgerGate.BookAsync(gate.OpenRun(), $"warm-up-{Environment.ProcessId}", 1);
        say("open");
        while (await Console.In.ReadLineAsync() is { Length: > 0 } line)
        {
            string[] words = line.Split(' ');
            int amount = int.Parse(words[1], CultureInfo.InvariantCulture);
            int callers = int.Parse(words[2], CultureInfo.InvariantCulture);
            bool apart = words.Length > 3;
            string? run = apart && words[3] != "*" ? words[3] : null;
            string agent = words.Length > 4 ? words[4] : LedgerGate.Clerk;
            OutcomeKind[] results = await Task.WhenAll(Enumerable.Range(0, callers)
                .Select(i => Task.Run(() => LedgerGate.BookAsync(gate.OpenRun(run, agent), apart ? $"{words[0]}-{i}" : words[0], amount))));
            say($"got {string.Join(',', results)}");
        }
    }
}
