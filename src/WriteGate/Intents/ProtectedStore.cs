using WriteGate.Journal;

namespace WriteGate.Intents;

/// <summary>
/// Encrypts the values of sensitive intents and journal rows on their way into a store, and decrypts them on the way out.
/// The journal's chain runs over the encrypted values, so that it is verified without the key.
/// </summary>
internal sealed class ProtectedStore(IGateStore inner, IValueProtector? protector) : IGateStore
{
    /// <summary>Whether there is something to encrypt with.</summary>
    public bool CanProtect => protector is not null;

    public ValueTask OpenAsync(CancellationToken cancellationToken) => inner.OpenAsync(cancellationToken);

    public async ValueTask<Recollection> RecallAsync(Recall recall, CancellationToken cancellationToken)
    {
        Recollection known = await inner.RecallAsync(recall, cancellationToken).ConfigureAwait(false);
        return known with { Holder = Open(known.Holder), Other = Open(known.Other), Retried = Open(known.Retried), Unsettled = Open(known.Unsettled) };
    }

    public async ValueTask<ClaimAnswer> ClaimAsync(Claim claim, CancellationToken cancellationToken)
    {
        Claim sealedClaim = claim with { Intents = [.. claim.Intents.Select(Seal)], Entries = [.. claim.Entries.Select(Seal)] };
        ClaimAnswer answer = await inner.ClaimAsync(sealedClaim, cancellationToken).ConfigureAwait(false);
        return answer with { Won = [.. answer.Won.Select(intent => Open(intent)!)], Holder = Open(answer.Holder) };
    }

    public async ValueTask<Intent?> MoveAsync(Move move, CancellationToken cancellationToken)
        => Open(await inner.MoveAsync(Seal(move), cancellationToken).ConfigureAwait(false));

    public ValueTask RecordAsync(IReadOnlyList<JournalEntry> entries, CancellationToken cancellationToken)
        => inner.RecordAsync([.. entries.Select(Seal)], cancellationToken);

    public async ValueTask<Intent?> FindAsync(string tenant, string intentId, CancellationToken cancellationToken)
        => Open(await inner.FindAsync(tenant, intentId, cancellationToken).ConfigureAwait(false));

    public async ValueTask<IReadOnlyList<Intent>> ListAsync(IntentQuery query, CancellationToken cancellationToken)
        => [.. (await inner.ListAsync(query, cancellationToken).ConfigureAwait(false)).Select(intent => Open(intent)!)];

    public ValueTask<IReadOnlyList<IntentCount>> CountAsync(IReadOnlyList<IntentState> states, CancellationToken cancellationToken)
        => inner.CountAsync(states, cancellationToken);

    public ValueTask<IReadOnlyList<ShadowTally>> TallyShadowAsync(string tenant, DateTimeOffset since, CancellationToken cancellationToken)
        => inner.TallyShadowAsync(tenant, since, cancellationToken);

    /// <remarks>The values stay encrypted here, so that the chain can be verified; <see cref="Open(JournalRow)"/> shows them.</remarks>
    public IAsyncEnumerable<JournalRow> ReadJournalAsync(JournalQuery query, CancellationToken cancellationToken)
        => inner.ReadJournalAsync(query, cancellationToken);

    public IAsyncEnumerable<JournalAnchor> ReadAnchorsAsync(CancellationToken cancellationToken) => inner.ReadAnchorsAsync(cancellationToken);

    public ValueTask<Forgotten?> ForgetAsync(Retention retention, CancellationToken cancellationToken) => inner.ForgetAsync(retention, cancellationToken);

    public ValueTask DisposeAsync() => inner.DisposeAsync();

    /// <summary>A journal row with its values in the clear.</summary>
    public JournalRow Open(JournalRow row) => row.Entry.IsSensitive
        ? row with { Entry = row.Entry with { Before = Plain(row.Entry.Before), After = Plain(row.Entry.After), Skipped = Plain(row.Entry.Skipped) } }
        : row;

    private NewIntent Seal(NewIntent intent) => intent with { Intent = Seal(intent.Intent) };

    private Move Seal(Move move) => move with
    {
        From = Seal(move.From),
        To = Seal(move.To),
        Entry = Seal(move.Entry),
        With = [.. move.With.Select(Seal)],
        Begins = [.. move.Begins.Select(Seal)],
    };

    private Intent Seal(Intent intent) => intent.IsSensitive
        ? intent with
        {
            Body = Sealed(intent.Body),
            Before = Sealed(intent.Before),
            After = Sealed(intent.After),
            Skipped = Sealed(intent.Skipped),
            Response = Sealed(intent.Response),
        }
        : intent;

    private JournalEntry Seal(JournalEntry entry) => entry.IsSensitive
        ? entry with { Before = Sealed(entry.Before), After = Sealed(entry.After), Skipped = Sealed(entry.Skipped) }
        : entry;

    private Intent? Open(Intent? intent) => intent is { IsSensitive: true }
        ? intent with
        {
            Body = Plain(intent.Body),
            Before = Plain(intent.Before),
            After = Plain(intent.After),
            Skipped = Plain(intent.Skipped),
            Response = Plain(intent.Response),
        }
        : intent;

    private byte[]? Sealed(byte[]? value) => value is null ? null : Protector.Protect(value);

    private byte[]? Plain(byte[]? value) => value is null ? null : Protector.Unprotect(value);

    private IValueProtector Protector => protector
        ?? throw new InvalidOperationException($"Sensitive fields need a key: set {WriteGateOptions.Section}:{nameof(WriteGateOptions.ProtectionKey)} to 32 bytes in base64.");
}
