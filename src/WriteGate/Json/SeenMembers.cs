namespace WriteGate.Json;

/// <summary>Which members of an object were seen. Bits for the first 128; records with more fields than that pay a set.</summary>
internal struct SeenMembers
{
    private ulong low;
    private ulong high;
    private HashSet<int>? others;

    /// <summary>The first 64 members as bits.</summary>
    public readonly ulong First64 => low;

    /// <returns>Whether it was not seen before.</returns>
    public bool Add(int member)
    {
        if (member >= 64)
        {
            return member < 128 ? Add(ref high, member) : (others ??= []).Add(member);
        }

        return Add(ref low, member);
    }

    public readonly bool Contains(int member) => member switch
    {
        < 0 => false,
        < 64 => (low >> member & 1) != 0,
        < 128 => (high >> member & 1) != 0,
        _ => others?.Contains(member) ?? false,
    };

    // The shift takes the member modulo 64.
    private static bool Add(ref ulong bits, int member)
    {
        ulong bit = 1UL << member;
        bool added = (bits & bit) == 0;
        bits |= bit;
        return added;
    }
}
