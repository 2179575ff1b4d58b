namespace WriteGate.Json;

public sealed partial class CanonicalJsonWriter
{
    /// <summary>Writes an enum value by its name.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The value.</param>
    /// <param name="names">Its names.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value has no name.</exception>
    public void Enum<T>(T value, EnumNames<T> names)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(names);
        Raw(names.JsonAt(names.IndexOf(value)));
    }

    /// <summary>Writes flags as a list of names in declared order, leaving out those that earlier ones cover; none is an empty list.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="value">The flags.</param>
    /// <param name="names">Their names.</param>
    /// <exception cref="ArgumentOutOfRangeException">A bit has no name.</exception>
    public void Flags<T>(T value, EnumNames<T> names)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(names);
        ulong bits = EnumBits.Of(value);
        ulong rest = bits;
        BeginList();
        for (int i = 0; i < names.Count; i++)
        {
            ulong flag = EnumBits.Of(names.ValueAt(i));
            if ((bits & flag) == flag && (rest & flag) != 0)
            {
                Raw(names.JsonAt(i));
                rest &= ~flag;
            }
        }

        EndList();
        if (rest != 0)
        {
            throw new ArgumentOutOfRangeException(nameof(value), value, $"{typeof(T)} has no name for some of these flags.");
        }
    }
}
