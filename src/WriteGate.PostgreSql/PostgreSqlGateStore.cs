using System.Runtime.CompilerServices;

using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.PostgreSql;

/// <summary>
/// Keeps intents, approvals and journal in PostgreSQL, for any number of processes. Commands of a process that wait are
/// committed together; the server's clock stamps times and leases.
/// </summary>
/// <param name="options">Where it is and how it behaves.</param>
/// <param name="time">Measures how long to try again; times that are stored come from the server.</param>
public sealed class PostgreSqlGateStore(PostgreSqlStoreOptions options, TimeProvider time) : IGateStore
{
    private OpenStore? open;
    private bool closed;

    /// <summary>How many transactions that changed something this process has committed.</summary>
    internal long Commits => Opened.Writer.Commits;

    private OpenStore Opened
    {
        get
        {
            ObjectDisposedException.ThrowIf(closed, typeof(PostgreSqlGateStore));
            return open ?? throw new InvalidOperationException("The PostgreSQL store is not open; call OpenAsync first.");
        }
    }

    private Writer Writer => options.ReadOnly ? throw new InvalidOperationException($"{Opened.Name} was opened read-only.") : Opened.Writer;

    /// <inheritdoc/>
    public async ValueTask OpenAsync(CancellationToken cancellationToken)
    {
        if (open is not null)
        {
            throw new InvalidOperationException($"{open.Name} is open already.");
        }

        open = await OpenStore.OpenAsync(options, time, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public ValueTask<Recollection> RecallAsync(Recall recall, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(recall);
        return new(Opened.Reads.RunAsync(Opened.Recall.For(recall), RecallQuery.ReadAsync, cancellationToken));
    }

    /// <inheritdoc/>
    public async ValueTask<ClaimAnswer> ClaimAsync(Claim claim, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(claim);
        claim.Require();
        ClaimAnswer answer = await Writer.RunAsync(new ClaimCommand(claim), cancellationToken).ConfigureAwait(false);
        return answer.Won.Count > 0 || answer.Crossed is not null ? answer : answer with { Holder = await HolderAsync(claim, cancellationToken).ConfigureAwait(false) };
    }

    /// <inheritdoc/>
    public async ValueTask<Intent?> MoveAsync(Move move, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(move);
        move.Require();
        MoveCommand command = new(move);
        return command.DecidesOnSomethingElse ? null : await Writer.RunAsync(command, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask RecordAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(entries);
        await Writer.RunAsync(new RecordCommand(entries), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<Intent?> FindAsync(string tenant, string intentId, CancellationToken cancellationToken)
        => (await ReadAsync(Opened.Intents.One(tenant, intentId), cancellationToken).ConfigureAwait(false)).FirstOrDefault();

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<Intent>> ListAsync(IntentQuery query, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        return await ReadAsync(Opened.Intents.List(query), cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<IntentCount>> CountAsync(IReadOnlyList<IntentState> states, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(states);
        return await Opened.Reads.RunAsync(Opened.Intents.Count(states), IntentRows.ReadCountsAsync, cancellationToken).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask<IReadOnlyList<ShadowTally>> TallyShadowAsync(string tenant, DateTimeOffset since, CancellationToken cancellationToken)
        => await Opened.Reads.RunAsync(Opened.Intents.Shadow(tenant, since), ShadowRows.ReadAllAsync, cancellationToken).ConfigureAwait(false);

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalRow> ReadJournalAsync(JournalQuery query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(query);
        JournalPages pages = Opened.Journal;
        long last = await pages.LastAsync(cancellationToken).ConfigureAwait(false);
        long after = query.Newest > 0 ? await pages.BeforeNewestAsync(query, cancellationToken).ConfigureAwait(false) : query.After;
        Task<List<JournalRow>>? next = pages.ReadAsync(query, after, last, cancellationToken);
        while (next is not null)
        {
            List<JournalRow> page = await next.ConfigureAwait(false);
            // Read while the caller looks at this one.
            next = page.Count == JournalPages.PageSize ? pages.ReadAsync(query, page[^1].Sequence, last, cancellationToken) : null;
            foreach (JournalRow row in page)
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return row;
            }
        }
    }

    /// <inheritdoc/>
    public async IAsyncEnumerable<JournalAnchor> ReadAnchorsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        JournalAnchor? last = null;
        List<JournalAnchor> page;
        do
        {
            page = await Opened.Anchors.ReadAsync(last, cancellationToken).ConfigureAwait(false);
            foreach (JournalAnchor anchor in page)
            {
                yield return last = anchor;
            }
        }
        while (page.Count == AnchorPages.PageSize);
    }

    /// <inheritdoc/>
    public ValueTask<Forgotten?> ForgetAsync(Retention retention, CancellationToken cancellationToken)
    {
        ArgumentNullException.ThrowIfNull(retention);
        return options.ReadOnly
            ? throw new InvalidOperationException($"{Opened.Name} was opened read-only.")
            : new(Opened.ForgettingOf(this).RunAsync(retention, cancellationToken));
    }

    /// <summary>Writes what waits and closes the connections.</summary>
    public ValueTask DisposeAsync()
    {
        closed = true;
        return open?.DisposeAsync() ?? default;
    }

    private Task<List<Intent>> ReadAsync(Query query, CancellationToken cancellationToken)
        => Opened.Reads.RunAsync(query, IntentRows.ReadAllAsync, cancellationToken);

    // Whoever has taken a key since; the first that is not as the caller has seen it.
    private async Task<Intent?> HolderAsync(Claim claim, CancellationToken cancellationToken)
    {
        foreach ((Intent intent, Intent? over) in claim.Intents)
        {
            Intent? holder = (await ReadAsync(Opened.Intents.HolderOf(intent), cancellationToken).ConfigureAwait(false)).FirstOrDefault();
            if (holder is not null && (holder.Id, holder.State, holder.Fence) != (over?.Id, over?.State, over?.Fence))
            {
                return holder;
            }
        }

        return null;
    }
}
