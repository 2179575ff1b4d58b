using System.Globalization;

using WriteGate.Intents;

namespace WriteGate.Benchmarks.Stores.Growth;

/// <summary>A store that grows by copies of what was really written to it: a year of writes in minutes. Copies have keys, runs and records of their own.</summary>
internal abstract class GrowingStore : IAsyncDisposable
{
    private const long CopiedAtOnce = 100_000;

    private static readonly string[] Named = ["id", "key", "run_id", "intent_id", "record_id"];

    private int generation;

    public abstract string Name { get; }

    /// <summary>The store, closed: it is opened by whoever measures, and closed before it grows.</summary>
    public abstract IGateStore Store();

    /// <summary>How many bytes it takes on disk.</summary>
    public abstract Task<long> BytesAsync();

    public Task<long> RowsAsync() => NumberAsync($"SELECT count(*) FROM {Table("journal")}");

    /// <summary>Grows to so many journal rows, and as many intents as belong to them.</summary>
    public async Task GrowAsync(long rows)
    {
        long there;
        while ((there = await RowsAsync().ConfigureAwait(false)) < rows)
        {
            generation++;
            double part = Math.Min(1, (double)(rows - there) / there);
            await CopyAsync("intents", "seq", part).ConfigureAwait(false);
            await CopyAsync("journal", "sequence", part).ConfigureAwait(false);
            await CopyHeadsAsync(CopyOf("run_id")).ConfigureAwait(false);
        }

        await SettleAsync().ConfigureAwait(false);
    }

    public abstract ValueTask DisposeAsync();

    protected abstract string Table(string name);

    protected abstract Task ExecuteAsync(string sql);

    protected abstract Task<long> NumberAsync(string sql);

    protected abstract Task<IReadOnlyList<string>> ColumnsAsync(string table);

    /// <summary>Copies what a store keeps of the ends of runs, if it does.</summary>
    protected virtual Task CopyHeadsAsync(string runId) => Task.CompletedTask;

    /// <summary>Does what a server does by itself in time.</summary>
    protected abstract Task SettleAsync();

    private async Task CopyAsync(string table, string number, double part)
    {
        IReadOnlyList<string> columns = await ColumnsAsync(table).ConfigureAwait(false);
        long last = await NumberAsync($"SELECT max({number}) FROM {Table(table)}").ConfigureAwait(false);
        IEnumerable<string> copies = columns.Select(column => column == number ? Invariant($"{column} + {last}") : CopyOf(column));
        long until = (long)Math.Ceiling(last * part);
        for (long from = 0; from < until; from += CopiedAtOnce)
        {
            await ExecuteAsync(Invariant($"""
                INSERT INTO {Table(table)} ({string.Join(", ", columns.Select(column => $"\"{column}\""))})
                SELECT {string.Join(", ", copies)} FROM {Table(table)} WHERE {number} > {from} AND {number} <= {Math.Min(from + CopiedAtOnce, until)}
                """)).ConfigureAwait(false);
        }
    }

    private string CopyOf(string column) => Named.Contains(column) ? Invariant($"{column} || '-{generation}'") : $"\"{column}\"";

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
