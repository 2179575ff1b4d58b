namespace WriteGate.Analyzers.Effects;

/// <summary>What a call does outside the process, from harmless to not; of two the greater one counts.</summary>
internal enum EffectKind
{
    /// <summary>Nothing that is known.</summary>
    None = 0,

    /// <summary>It only reads.</summary>
    Read = 1,

    /// <summary>It looks like a write by its verb only, or its verb is not known.</summary>
    Unknown = 2,

    /// <summary>It changes something.</summary>
    Write = 3,
}
