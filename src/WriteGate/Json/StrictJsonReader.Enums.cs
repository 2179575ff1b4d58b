using System.Text;
using System.Text.Json;

namespace WriteGate.Json;

public ref partial struct StrictJsonReader
{
    /// <summary>Reads an enum value by its exact name; numbers and names in another case are refused.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="names">Its names.</param>
    public T ReadEnum<T>(EnumNames<T> names)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(names);
        int index = ReadOneOf(names.Names);
        return index < 0 ? default : names.ValueAt(index);
    }

    /// <summary>Reads flags: a list of distinct names.</summary>
    /// <typeparam name="T">The enum.</typeparam>
    /// <param name="names">Its names.</param>
    public T ReadFlags<T>(EnumNames<T> names)
        where T : struct, Enum
    {
        ArgumentNullException.ThrowIfNull(names);
        ulong bits = 0;
        SeenMembers seen = default;
        ListScope scope = BeginList();
        while (NextItem(ref scope))
        {
            int index = ReadOneOf(names.Names);
            if (index < 0)
            {
                continue;
            }

            if (!seen.Add(index))
            {
                Violate(ViolationCode.DuplicateItem, "stands in the list twice; send it once");
            }

            bits |= EnumBits.Of(names.ValueAt(index));
        }

        return EnumBits.To<T>(bits);
    }

    private int ReadOneOf(MemberNames names)
    {
        if (json.TokenType != JsonTokenType.String)
        {
            Refuse(ViolationCode.WrongType, violations.IsFull ? string.Empty : $"must be a string, one of {Excerpt.Names(names.All)}");
            return -1;
        }

        if (!TryGetText(out ReadOnlySpan<byte> text))
        {
            RefuseText(string.Empty);
            return -1;
        }

        int index = names.Find(text);
        if (index < 0)
        {
            RefuseName(names.All, Encoding.UTF8.GetString(text));
        }

        return index;
    }
}
