using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>A tool that writes: what all shapes of a write have in common.</summary>
/// <typeparam name="TTools">The class that holds the raw method.</typeparam>
/// <typeparam name="TArguments">The generated arguments.</typeparam>
public abstract class WriteTool<TTools, TArguments> : GatedTool<TTools, TArguments>, IWriteTool
    where TTools : class
{
    private protected WriteTool()
    {
    }

    /// <summary>Writes the parts of the idempotency key, in the order of the attribute.</summary>
    protected abstract void WriteKey(in TArguments arguments, KeyWriter key);

    /// <summary>The identifier of the record that the arguments name, as text in the invariant culture; null where they name none.</summary>
    protected abstract string? RecordIdOf(in TArguments arguments);

    internal string? RecordIdFrom(in TArguments arguments) => RecordIdOf(arguments);

    internal void KeyOf(in TArguments arguments, KeyWriter key) => WriteKey(arguments, key);

    internal void Body(in TArguments arguments, CanonicalJsonWriter json) => WriteBody(arguments, json);

    internal abstract Proposal Propose(TArguments arguments);

    Proposal? IWriteTool.Propose(ReadOnlySpan<byte> utf8, Violations violations) => ProposeFrom(utf8, violations);

    Proposal? IWriteTool.ProposeItem(ReadOnlySpan<byte> utf8, Violations violations)
        => TryRead(utf8, violations, out TArguments arguments) ? Propose(arguments) : null;

    private protected virtual Proposal? ProposeFrom(ReadOnlySpan<byte> utf8, Violations violations)
        => TryRead(utf8, violations, out TArguments arguments) ? Propose(arguments) : null;
}
