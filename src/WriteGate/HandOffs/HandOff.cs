using WriteGate.Json;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Reads and writes what agents hand to each other, by the generated contract of a <see cref="HandOffAttribute"/> type.</summary>
/// <remarks>A value that keeps its contract has the right shape and is still the word of an agent: data, never an instruction.</remarks>
public static class HandOff
{
    /// <summary>What a type promises: its name, its description, the hash of its schema.</summary>
    public static HandOffContract Contract<T>()
        where T : class, IHandOff<T>
        => T.Contract;

    /// <summary>The schema to ask a model for, UTF-8, a constant of the build.</summary>
    /// <param name="dialect">Whose rules it keeps.</param>
    public static ReadOnlySpan<byte> Schema<T>(SchemaDialect dialect = SchemaDialect.Full)
        where T : class, IHandOff<T>
        => T.Schema(dialect);

    /// <summary>Reads what an agent said, and finds everything that is wrong with it. Bounds that a provider's schema drops are held here.</summary>
    /// <param name="utf8">A whole JSON document, UTF-8 without a byte order mark.</param>
    public static HandOffResult<T> Read<T>(ReadOnlySpan<byte> utf8)
        where T : class, IHandOff<T>
    {
        Violations violations = new();
        return StrictJson.TryMake(utf8, violations, Take, T.Contract.IsSensitive, out T? value) ? new(value, violations) : new(null, violations);

        static void Take(ref StrictJsonReader json, out T? result) => result = T.Read(ref json);
    }

    /// <summary>Writes a value as canonical JSON (RFC 8785). It is not held against its contract: <see cref="Check"/> does that.</summary>
    /// <exception cref="ArgumentException">A text is null where none is, or holds half a surrogate pair, or a number is none.</exception>
    /// <exception cref="InvalidOperationException">A member holds a derived type that is not declared.</exception>
    /// <exception cref="NullReferenceException">A list or object is null where none is.</exception>
    public static byte[] Write<T>(T value)
        where T : class, IHandOff<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        using CanonicalJsonWriter json = CanonicalJsonWriter.Rent();
        json.RefusesNull = true;
        T.Write(value, json);
        return json.ToArray();
    }

    /// <summary>
    /// Holds a value made in code against its contract: writes it and reads it back. The result's value is what was read back,
    /// so what the contract does not know is not in it.
    /// </summary>
    public static HandOffResult<T> Check<T>(T value)
        where T : class, IHandOff<T>
    {
        ArgumentNullException.ThrowIfNull(value);
        try
        {
            return Read<T>(Write(value));
        }
        catch (Exception exception)
        {
            return new(null, Unwritten<T>(exception));
        }
    }

    /// <summary>What is wrong with a value that the writer did not take: what the type forbids, such as null where none is.</summary>
    internal static Violations Unwritten<T>(Exception exception)
        where T : class, IHandOff<T>
    {
        Violations violations = new();
        violations.Add(ViolationCode.Invalid, "", StrictJson.Thrown("cannot be written as its contract says", exception, T.Contract.IsSensitive));
        return violations;
    }
}
