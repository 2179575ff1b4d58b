using WriteGate.Records;

namespace WriteGate.Tools;

/// <summary>A tool that changes fields of one record. Its undo is the inverse patch.</summary>
/// <typeparam name="TTools">The class that holds the raw method.</typeparam>
/// <typeparam name="TArguments">The generated arguments.</typeparam>
/// <typeparam name="TRecord">The record it patches.</typeparam>
public abstract class PatchTool<TTools, TArguments, TRecord> : WriteTool<TTools, TArguments>
    where TTools : class
    where TRecord : class, ISystemRecord<TRecord>
{
    /// <inheritdoc/>
    public sealed override RecordType? PatchedRecord => TRecord.RecordType;

    /// <summary>The patch among the arguments.</summary>
    protected abstract Patch<TRecord> PatchOf(in TArguments arguments);

    /// <summary>Reads the record as it is now; null when there is none.</summary>
    protected abstract ValueTask<TRecord?> ReadBefore(TTools tools, TArguments arguments, CancellationToken cancellationToken);

    /// <summary>The one call of the raw write.</summary>
    /// <param name="tools">The instance.</param>
    /// <param name="arguments">The arguments as proposed.</param>
    /// <param name="minimal">What really changes, or the inverse of it on a rollback.</param>
    /// <param name="permit">The permit of this one execution.</param>
    /// <param name="cancellationToken">Ends with the write's deadline.</param>
    /// <returns>The record as the write returned it, or null where it returns nothing.</returns>
    protected abstract ValueTask<TRecord?> Write(
        TTools tools, TArguments arguments, Patch<TRecord> minimal, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Asks the post-condition.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    protected virtual ValueTask<string?> Ensure(TTools tools, TArguments arguments, CancellationToken cancellationToken) => new((string?)null);

    internal ValueTask<string?> EnsureAsync(object tools, TArguments arguments, CancellationToken cancellationToken)
        => Ensure((TTools)tools, arguments, cancellationToken);

    internal Patch<TRecord> PatchIn(in TArguments arguments) => PatchOf(arguments);

    internal ValueTask<TRecord?> ReadAsync(object tools, TArguments arguments, CancellationToken cancellationToken)
        => ReadBefore((TTools)tools, arguments, cancellationToken);

    internal ValueTask<TRecord?> WriteAsync(
        object tools, TArguments arguments, Patch<TRecord> minimal, WritePermit permit, CancellationToken cancellationToken)
        => Write((TTools)tools, arguments, minimal, permit, cancellationToken);

    internal override Proposal Propose(TArguments arguments) => new PatchProposal<TTools, TArguments, TRecord>(this, arguments);
}
