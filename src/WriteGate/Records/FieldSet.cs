namespace WriteGate.Records;

/// <summary>A set of field indexes of one record, 0 to 127.</summary>
public struct FieldSet : IEquatable<FieldSet>
{
    private UInt128 bits;

    /// <summary>How many fields a record may have writable.</summary>
    public const int Capacity = 128;

    /// <summary>Whether no field is in it.</summary>
    public readonly bool IsEmpty => bits == 0;

    /// <summary>How many fields are in it.</summary>
    public readonly int Count => (int)UInt128.PopCount(bits);

    /// <summary>Whether a field is in it.</summary>
    public readonly bool Contains(int field) => (bits >> field & 1) != 0;

    /// <summary>Adds a field.</summary>
    /// <returns>Whether it was not there.</returns>
    public bool Add(int field)
    {
        UInt128 bit = UInt128.One << field;
        bool added = (bits & bit) == 0;
        bits |= bit;
        return added;
    }

    /// <summary>Takes a field out.</summary>
    public void Remove(int field) => bits &= ~(UInt128.One << field);

    /// <summary>All fields of either set.</summary>
    public readonly FieldSet Union(FieldSet other) => new() { bits = bits | other.bits };

    /// <summary>The fields, lowest first.</summary>
    public readonly Enumerator GetEnumerator() => new(bits);

    /// <inheritdoc/>
    public readonly bool Equals(FieldSet other) => bits == other.bits;

    /// <inheritdoc/>
    public override readonly bool Equals(object? obj) => obj is FieldSet other && Equals(other);

    /// <inheritdoc/>
    public override readonly int GetHashCode() => bits.GetHashCode();

    /// <summary>Whether two sets hold the same fields.</summary>
    public static bool operator ==(FieldSet left, FieldSet right) => left.Equals(right);

    /// <summary>Whether two sets differ.</summary>
    public static bool operator !=(FieldSet left, FieldSet right) => !left.Equals(right);

    /// <summary>Walks the fields, lowest first.</summary>
    public struct Enumerator
    {
        private UInt128 rest;

        internal Enumerator(UInt128 bits)
        {
            rest = bits;
            Current = -1;
        }

        /// <summary>The field it stands on.</summary>
        public int Current { get; private set; }

        /// <summary>Goes to the next field.</summary>
        public bool MoveNext()
        {
            if (rest == 0)
            {
                return false;
            }

            Current = (int)UInt128.TrailingZeroCount(rest);
            rest &= rest - 1;
            return true;
        }
    }
}
