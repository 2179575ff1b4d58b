namespace WriteGate.Analyzers.Effects;

/// <summary>Why a write may be none, or beside what its caller is for; it counts where the caller says so.</summary>
[Flags]
internal enum EffectDoubts
{
    None = 0,

    /// <summary>It is a POST of which neither address nor content tells anything.</summary>
    BarePost = 1,

    /// <summary>It happens only where something fails: in a <c>catch</c>.</summary>
    InFailure = 2,

    /// <summary>It is made by what keeps a log, a cache or an audit trail.</summary>
    InLog = 4,

    /// <summary>It deletes a file, as what tidies up after itself does.</summary>
    TidiesUp = 8,

    /// <summary>It is made by what logs in: the browser that is opened, the token that is kept.</summary>
    LogsIn = 16,
}
