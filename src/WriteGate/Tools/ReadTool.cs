using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>A tool that changes nothing.</summary>
/// <typeparam name="TTools">The class that holds the raw method.</typeparam>
/// <typeparam name="TArguments">The generated arguments.</typeparam>
/// <typeparam name="TResult">What it returns.</typeparam>
public abstract class ReadTool<TTools, TArguments, TResult> : GatedTool<TTools, TArguments>, IReadTool
    where TTools : class
{
    /// <summary>The call of the raw method.</summary>
    protected abstract ValueTask<TResult> Read(TTools tools, TArguments arguments, CancellationToken cancellationToken);

    /// <summary>Writes a result as canonical JSON.</summary>
    protected abstract void WriteResult(TResult result, CanonicalJsonWriter json);

    /// <summary>Reads back what <see cref="WriteResult"/> wrote.</summary>
    protected abstract TResult ReadResult(ref StrictJsonReader json);

    /// <summary>Tells which records a result holds.</summary>
    protected virtual void Visit(TResult result, RecordVisitor visitor)
    {
    }

    internal TResult? ResultFrom(ReadOnlySpan<byte> utf8) => ResultJson.Read<TResult>(utf8, ReadResult);

    async ValueTask<ReadAnswer> IReadTool.CallAsync(
        IServiceProvider services, ReadOnlyMemory<byte> utf8, RecordVisitor visitor, CancellationToken cancellationToken)
    {
        Violations violations = new();
        if (!TryRead(utf8.Span, violations, out TArguments arguments))
        {
            return new(null, violations);
        }

        TResult result = await Read((TTools)ToolsFrom(services), arguments, cancellationToken).ConfigureAwait(false);
        Visit(result, visitor);
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        WriteResult(result, json);
        return new(json.ToArray(), violations);
    }
}
