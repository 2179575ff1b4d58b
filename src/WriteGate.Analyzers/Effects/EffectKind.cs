namespace WriteGate.Analyzers.Effects;

/// <summary>What a call does outside the process, from harmless to not; of two the greater one counts.</summary>
internal enum EffectKind
{
    /// <summary>Nothing that is known.</summary>
    None = 0,

    /// <summary>Its name says that it writes, as many names do of what changes nothing outside; it counts only where the tool says so, too.</summary>
    Hinted = 1,

    /// <summary>It only reads.</summary>
    Read = 2,

    /// <summary>It looks like a write by its verb only, or its verb is not known.</summary>
    Unknown = 3,

    /// <summary>It changes something.</summary>
    Write = 4,
}
