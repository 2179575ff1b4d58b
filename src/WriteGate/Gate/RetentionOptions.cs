using WriteGate.Intents;

namespace WriteGate;

/// <summary>How long what is stored stays. What is not set stays for ever; nothing open is ever forgotten.</summary>
public sealed class RetentionOptions
{
    /// <summary>How often the host forgets what was kept long enough; it begins when it starts. Default: 6 hours.</summary>
    public TimeSpan Every { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// How long after settling bodies, images and responses stay, and values in the journal; never less than a key's window. A write
    /// whose values are forgotten can no longer be taken back.
    /// </summary>
    public TimeSpan? Values { get; set; }

    /// <summary>
    /// How long after settling keys stay; at least as long as <see cref="Values"/>, and longer than
    /// <see cref="WriteGateOptions.ShadowPeriod"/> and <see cref="WriteGateOptions.Lease"/> together. After that a call that says it
    /// is a retry is a new call.
    /// </summary>
    public TimeSpan? Keys { get; set; }

    /// <summary>How long journal rows stay, 31 days or more; whole months are removed.</summary>
    public TimeSpan? Journal { get; set; }

    internal Retention Kept => new() { Values = Values, Keys = Keys, Journal = Journal };
}
