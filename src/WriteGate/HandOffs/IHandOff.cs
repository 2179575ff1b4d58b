using WriteGate.Json;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>What the generator adds to every <see cref="HandOffAttribute"/> type. Used through <see cref="HandOff"/>.</summary>
/// <typeparam name="TSelf">The type.</typeparam>
public interface IHandOff<TSelf>
    where TSelf : class, IHandOff<TSelf>
{
    /// <summary>What the type promises.</summary>
    static abstract HandOffContract Contract { get; }

    /// <summary>The strict JSON schema, UTF-8, a constant of the build.</summary>
    static abstract ReadOnlySpan<byte> Schema(SchemaDialect dialect);

    /// <summary>Reads strictly; every violation is added to those of the reader.</summary>
    static abstract TSelf Read(ref StrictJsonReader json);

    /// <summary>Writes canonical JSON (RFC 8785) that <see cref="Read"/> takes.</summary>
    static abstract void Write(TSelf value, CanonicalJsonWriter json);
}
