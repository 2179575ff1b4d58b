using System.Runtime.CompilerServices;
using System.Text;

namespace WriteGate.Json;

/// <summary>The names of an object's members, found without allocation. Immutable; made once.</summary>
public sealed class MemberNames
{
    private readonly string[] names;
    private readonly byte[][] utf8;

    // The first eight bytes of each name: a name that is not there costs one comparison of integers a member.
    private readonly ulong[] heads;

    /// <summary>Keeps the names in this order.</summary>
    /// <param name="names">The names, all different.</param>
    /// <exception cref="ArgumentException">A name stands there twice.</exception>
    public MemberNames(params string[] names)
    {
        ArgumentNullException.ThrowIfNull(names);
        if (names.Distinct(StringComparer.Ordinal).Count() != names.Length)
        {
            throw new ArgumentException($"The names of members must differ: {string.Join(", ", names)}.", nameof(names));
        }

        this.names = [.. names];
        utf8 = [.. names.Select(Encoding.UTF8.GetBytes)];
        heads = [.. utf8.Select(name => HeadOf(name))];
    }

    /// <summary>How many there are.</summary>
    public int Count => names.Length;

    /// <summary>A name.</summary>
    /// <exception cref="IndexOutOfRangeException">There is none at <paramref name="index"/>.</exception>
    public string this[int index] => names[index];

    internal IReadOnlyList<string> All => names;

    /// <summary>Finds a name.</summary>
    /// <param name="utf8">The name, without escapes.</param>
    /// <param name="hint">Where to look first: the member after the one found last, since most documents keep the order of their schema.</param>
    /// <returns>Its index, or -1.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Find(ReadOnlySpan<byte> utf8, int hint = 0)
    {
        byte[][] known = this.utf8;
        return (uint)hint < (uint)known.Length && utf8.SequenceEqual(known[hint]) ? hint : FindAny(utf8);
    }

    private int FindAny(ReadOnlySpan<byte> name)
    {
        ulong head = HeadOf(name);
        for (int i = 0; i < heads.Length; i++)
        {
            if (heads[i] == head && name.SequenceEqual(utf8[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static ulong HeadOf(ReadOnlySpan<byte> name)
    {
        ulong head = 0;
        foreach (byte b in name[..Math.Min(name.Length, sizeof(ulong))])
        {
            head = head << 8 | b;
        }

        return head;
    }
}
