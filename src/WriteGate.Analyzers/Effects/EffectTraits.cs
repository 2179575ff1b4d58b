namespace WriteGate.Analyzers.Effects;

/// <summary>How a write writes.</summary>
[Flags]
internal enum EffectTraits
{
    None = 0,

    /// <summary>It deletes.</summary>
    Deletes = 1,

    /// <summary>It selects what it changes by a predicate, not by a key.</summary>
    ByPredicate = 2,
}
