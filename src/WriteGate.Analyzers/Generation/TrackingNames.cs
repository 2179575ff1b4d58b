namespace WriteGate.Analyzers.Generation;

/// <summary>Names of the pipeline's steps, by which tests see that they are cached.</summary>
internal static class TrackingNames
{
    public const string Tools = nameof(Tools);
    public const string Records = nameof(Records);
    public const string HandOffs = nameof(HandOffs);
    public const string Reads = nameof(Reads);
    public const string Sinks = nameof(Sinks);
}
