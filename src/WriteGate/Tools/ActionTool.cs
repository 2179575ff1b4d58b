using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>A tool that does something a named method takes back, or that is irreversible.</summary>
/// <typeparam name="TTools">The class that holds the raw method.</typeparam>
/// <typeparam name="TArguments">The generated arguments.</typeparam>
/// <typeparam name="TResult">What the write returns; <see cref="Nothing"/> where it returns nothing.</typeparam>
public abstract class ActionTool<TTools, TArguments, TResult> : WriteTool<TTools, TArguments>
    where TTools : class
{
    /// <summary>The one call of the raw write.</summary>
    protected abstract ValueTask<TResult> Write(TTools tools, TArguments arguments, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Writes a result as canonical JSON.</summary>
    protected abstract void WriteResult(TResult result, CanonicalJsonWriter json);

    /// <summary>Reads back what <see cref="WriteResult"/> wrote.</summary>
    protected abstract TResult ReadResult(ref StrictJsonReader json);

    /// <summary>Whether the record that the call is about exists; true where the tool names no reader.</summary>
    protected virtual ValueTask<bool> Exists(TTools tools, TArguments arguments, CancellationToken cancellationToken) => new(true);

    /// <summary>Asks the system by natural key whether the write happened.</summary>
    protected virtual ValueTask<Found<TResult>> Find(TTools tools, TArguments arguments, CancellationToken cancellationToken)
        => throw new NotSupportedException($"{Contract.Name} names no look-up with [FoundBy].");

    /// <summary>Takes the write back, or stops its follow-ups where it is irreversible.</summary>
    protected virtual ValueTask Reverse(TTools tools, TArguments arguments, TResult result, WritePermit permit, CancellationToken cancellationToken)
        => throw new NotSupportedException($"{Contract.Name} is irreversible: {Contract.IrreversibleBecause}");

    /// <summary>The identifier of what the write created; null where it creates nothing.</summary>
    protected virtual string? NewIdOf(TResult result) => null;

    /// <summary>Asks the post-condition.</summary>
    /// <returns>What is wrong; null when nothing is.</returns>
    protected virtual ValueTask<string?> Ensure(TTools tools, TArguments arguments, TResult result, CancellationToken cancellationToken) => new((string?)null);

    internal ValueTask<string?> EnsureAsync(object tools, TArguments arguments, TResult result, CancellationToken cancellationToken)
        => Ensure((TTools)tools, arguments, result, cancellationToken);

    internal ValueTask<bool> ExistsAsync(object tools, TArguments arguments, CancellationToken cancellationToken)
        => Exists((TTools)tools, arguments, cancellationToken);

    internal ValueTask<Found<TResult>> FindAsync(object tools, TArguments arguments, CancellationToken cancellationToken)
        => Find((TTools)tools, arguments, cancellationToken);

    internal ValueTask<TResult> WriteAsync(object tools, TArguments arguments, WritePermit permit, CancellationToken cancellationToken)
        => Write((TTools)tools, arguments, permit, cancellationToken);

    internal ValueTask ReverseAsync(object tools, TArguments arguments, ReadOnlySpan<byte> result, WritePermit permit, CancellationToken cancellationToken)
        => Reverse((TTools)tools, arguments, ResultFrom(result)!, permit, cancellationToken);

    internal string? NewIdFrom(TResult result) => NewIdOf(result);

    internal TResult? ResultFrom(ReadOnlySpan<byte> utf8) => ResultJson.Read<TResult>(utf8, ReadResult);

    internal byte[] JsonOf(TResult result)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        WriteResult(result, json);
        return json.ToArray();
    }

    internal override Proposal Propose(TArguments arguments) => new ActionProposal<TTools, TArguments, TResult>(this, arguments);
}
