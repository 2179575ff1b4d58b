namespace WriteGate;

/// <summary>What became of a field that an agent proposed in shadow, held against the record once the window has passed.</summary>
public enum ShadowVerdict
{
    /// <summary>Not compared yet.</summary>
    None,

    /// <summary>The record now holds what was proposed, and this gate did not write it: a person, or another system, came to the same.</summary>
    AppliedByAHuman,

    /// <summary>It holds something else than before and than was proposed.</summary>
    Different,

    /// <summary>It holds what it held before: nobody has said anything.</summary>
    Unchanged,

    /// <summary>It holds what this gate wrote since, so it tells nothing of what people do.</summary>
    WrittenByTheGate,

    /// <summary>The record is no longer there.</summary>
    Gone,

    /// <summary>
    /// Nothing can be said: a create or action, a field that the record no longer has, values that were forgotten, a write of this gate
    /// that was set aside and may stand, or what could not be read while it still counted.
    /// </summary>
    NotComparable,
}
