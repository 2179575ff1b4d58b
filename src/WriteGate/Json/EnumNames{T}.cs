namespace WriteGate.Json;

/// <summary>The names of an enum's values on the wire. Immutable; made once.</summary>
/// <typeparam name="T">The enum.</typeparam>
public sealed class EnumNames<T>
    where T : struct, Enum
{
    private readonly T[] values;

    // Quoted and escaped, as CanonicalJsonWriter copies them.
    private readonly byte[][] json;

    /// <summary>Keeps names and values in this order, which is the order in which flags are written.</summary>
    /// <param name="members">Names and values, all different.</param>
    /// <exception cref="ArgumentException">A name or a value stands there twice.</exception>
    public EnumNames(params (string Name, T Value)[] members)
    {
        ArgumentNullException.ThrowIfNull(members);
        if (members.DistinctBy(member => member.Value).Count() != members.Length)
        {
            throw new ArgumentException($"The values of {typeof(T)} must have one name each.", nameof(members));
        }

        Names = new MemberNames([.. members.Select(member => member.Name)]);
        values = [.. members.Select(member => member.Value)];
        json = [.. members.Select(member => JsonString(member.Name))];
    }

    /// <summary>How many there are.</summary>
    public int Count => values.Length;

    internal MemberNames Names { get; }

    /// <summary>The name of a value.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It has none: an undefined number, or a combination of flags.</exception>
    public string NameOf(T value) => Names[IndexOf(value)];

    /// <summary>Finds a value by its exact name; case matters.</summary>
    /// <param name="utf8">The name, without escapes.</param>
    /// <param name="value">The value, where there is one.</param>
    public bool TryFind(ReadOnlySpan<byte> utf8, out T value)
    {
        int index = Names.Find(utf8);
        value = index < 0 ? default : values[index];
        return index >= 0;
    }

    internal T ValueAt(int index) => values[index];

    internal ReadOnlySpan<byte> JsonAt(int index) => json[index];

    internal int IndexOf(T value)
    {
        for (int i = 0; i < values.Length; i++)
        {
            if (EqualityComparer<T>.Default.Equals(values[i], value))
            {
                return i;
            }
        }

        throw new ArgumentOutOfRangeException(nameof(value), value, $"{typeof(T)} has no name for this value.");
    }

    private static byte[] JsonString(string name)
    {
        using CanonicalJsonWriter writer = CanonicalJsonWriter.Rent();
        writer.String(name);
        return writer.ToArray();
    }
}
