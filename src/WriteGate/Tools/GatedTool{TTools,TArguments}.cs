using Microsoft.Extensions.DependencyInjection;

using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>A tool of one class with its typed arguments.</summary>
/// <typeparam name="TTools">The class that holds the raw method.</typeparam>
/// <typeparam name="TArguments">The generated arguments.</typeparam>
public abstract class GatedTool<TTools, TArguments> : GatedTool
    where TTools : class
{
    // Kept, because a method group would allocate a delegate at every call.
    private readonly StrictJson.Reading<TArguments> reading;

    private protected GatedTool() => reading = ReadArguments;

    internal sealed override Type ToolsType => typeof(TTools);

    internal sealed override object ToolsFrom(IServiceProvider services) => services.GetRequiredService<TTools>();

    /// <summary>Reads the arguments strictly; every violation is added to those of the reader.</summary>
    protected abstract void ReadArguments(ref StrictJsonReader json, out TArguments arguments);

    /// <summary>Writes the arguments as canonical JSON (RFC 8785), readable by <see cref="ReadArguments"/>.</summary>
    protected abstract void WriteBody(in TArguments arguments, CanonicalJsonWriter json);

    internal bool TryRead(ReadOnlySpan<byte> utf8, Violations violations, out TArguments arguments)
        => TryRead(utf8, violations, reading, out arguments);

    private protected bool TryRead<T>(ReadOnlySpan<byte> utf8, Violations violations, StrictJson.Reading<T> read, out T result)
        => StrictJson.TryMake(utf8, violations, read, Contract.IsSensitive, out result);

    internal byte[] BodyOf(in TArguments arguments)
    {
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        WriteBody(arguments, json);
        return json.ToArray();
    }
}
