namespace WriteGate.Analyzers.Effects.Summaries;

/// <summary>What one member of an assembly does, as its <c>[SinkSummary]</c> says it to other projects.</summary>
/// <param name="Member">Its documentation id.</param>
/// <param name="Effect">The effect in words: <c>write delete</c>.</param>
/// <param name="Sink">What it reaches, as a message shows it.</param>
internal sealed record SinkSummary(string Member, string Effect, string Sink)
{
    private const string Write = "write";
    private const string Delete = "delete";
    private const string Predicate = "predicate";

    public EffectKind Kind => Words.Contains(Write) ? EffectKind.Write : EffectKind.Unknown;

    public EffectTraits Traits => (Words.Contains(Delete) ? EffectTraits.Deletes : EffectTraits.None)
        | (Words.Contains(Predicate) ? EffectTraits.ByPredicate : EffectTraits.None);

    private IEnumerable<string> Words => Effect.Split(' ');

    public static string Say(EffectKind kind, EffectTraits traits) => (kind == EffectKind.Write ? Write : "unknown")
        + (traits.HasFlag(EffectTraits.Deletes) ? " " + Delete : "")
        + (traits.HasFlag(EffectTraits.ByPredicate) ? " " + Predicate : "");
}
