namespace WriteGate;

/// <summary>What a patch does with a field.</summary>
public enum ChangeKind : byte
{
    /// <summary>Leaves the field as it is.</summary>
    Keep,

    /// <summary>Gives the field a value.</summary>
    Set,

    /// <summary>Empties the field.</summary>
    Clear,
}
