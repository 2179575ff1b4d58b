using System.Globalization;
using System.Security.Cryptography;

using WriteGate.Intents;

namespace WriteGate.Journal;

/// <summary>
/// A removal of old rows, as the journal itself tells of it, in a chain of its own. The newest one names a digest over all
/// anchors, so that rows which are gone without a word, and anchors that were made up, still show.
/// </summary>
/// <param name="Number">The how manieth it is, from 1. Anchors of a higher number are of a removal that was not recorded yet.</param>
/// <param name="Before">Rows from before this time were removed.</param>
/// <param name="Digest">SHA-256 over all anchors up to this removal, lower-case hex.</param>
public sealed record JournalRemoval(long Number, DateTimeOffset Before, string Digest)
{
    /// <summary>The run under which removals are journaled.</summary>
    public const string RunId = OwnRuns + "retention";

    /// <summary>How runs begin that the gate journals itself; no other run may.</summary>
    internal const string OwnRuns = "writegate/";

    private const string Action = "journal_removed";
    private const string EveryTenant = "*";
    private const char Separator = ' ';

    /// <summary>When it was recorded, by the store's clock.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>The removal after this one.</summary>
    /// <param name="newest">The newest so far; null when it is the first.</param>
    /// <param name="before">Rows from before this time are removed.</param>
    /// <param name="anchors">All anchors, those of the new removal among them, in the store's order.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async ValueTask<JournalRemoval> AfterAsync(
        JournalRemoval? newest, DateTimeOffset before, IAsyncEnumerable<JournalAnchor> anchors, CancellationToken cancellationToken)
    {
        long number = (newest?.Number ?? 0) + 1;
        return new(number, before, await DigestAsync(anchors, number, _ => { }, cancellationToken).ConfigureAwait(false));
    }

    /// <summary>
    /// The newest removal, for a store that is about to remove more: of a journal that does not verify nothing is removed, for
    /// what was changed would be gone for good, and who changed it would be vouched for. Anchors behind the newest removal are of
    /// none that was recorded; the store removes them before it makes its own.
    /// </summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <exception cref="InvalidOperationException">The journal does not verify; the message names the fault.</exception>
    public static async ValueTask<JournalRemoval?> VerifiedAsync(IGateStore store, CancellationToken cancellationToken)
    {
        JournalVerdict verdict = await JournalVerifier.VerifyAsync(store, new(), heads: null, cancellationToken).ConfigureAwait(false);
        return verdict.IsIntact
            ? await NewestAsync(store, cancellationToken).ConfigureAwait(false)
            : throw new InvalidOperationException($"No old rows are removed from a journal that does not verify. {verdict.Fault} Find out who changed it; until then it is kept whole.");
    }

    /// <summary>The newest removal that a journal tells of; null when there was none.</summary>
    /// <param name="store">The store.</param>
    /// <param name="cancellationToken">Ends it.</param>
    public static async ValueTask<JournalRemoval?> NewestAsync(IGateStore store, CancellationToken cancellationToken)
    {
        JournalRemoval? newest = null;
        // One row a removal, so a few dozen at most; whatever else somebody put there tells of none.
        await foreach (JournalRow row in store.ReadJournalAsync(new() { RunId = RunId }, cancellationToken).ConfigureAwait(false))
        {
            newest = Read(row) ?? newest;
        }

        return newest;
    }

    /// <summary>What the journal says of it, before any row is removed.</summary>
    /// <param name="rows">How many rows are removed.</param>
    public JournalEntry Entry(long rows) => new()
    {
        Tenant = EveryTenant,
        RunId = RunId,
        Action = Action,
        Actor = "retention",
        Resource = "journal",
        RecordId = string.Create(CultureInfo.InvariantCulture, $"{Number}{Separator}{Before.ToUnixTimeMilliseconds()}{Separator}{Digest}"),
        Reason = string.Create(CultureInfo.InvariantCulture, $"{rows} rows from before {Before:yyyy-MM-dd} were removed."),
    };

    internal static async ValueTask<string> DigestAsync(
        IAsyncEnumerable<JournalAnchor> anchors, long upTo, Action<JournalAnchor> each, CancellationToken cancellationToken)
    {
        using IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await foreach (JournalAnchor anchor in anchors.WithCancellation(cancellationToken).ConfigureAwait(false))
        {
            if (anchor.Removal <= upTo)
            {
                hash.AppendData(BytesOf(anchor));
                each(anchor);
            }
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] BytesOf(JournalAnchor anchor)
    {
        HashInput input = new(capacity: 256);
        input.Number(anchor.Removal);
        input.Text(anchor.RunId);
        input.Number(anchor.RunSequence);
        input.Bytes(anchor.Hash);
        return input.Take();
    }

    // One that cannot be read tells of nothing, and then rows are missing without a word.
    private static JournalRemoval? Read(JournalRow row)
        => row.Entry is { Action: Action, RecordId: { } record } && record.Split(Separator) is [var number, var before, var digest]
            && long.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out long count)
            && long.TryParse(before, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out long time)
            ? new(count, DateTimeOffset.FromUnixTimeMilliseconds(time), digest) { At = row.At }
            : null;
}
