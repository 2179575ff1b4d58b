using System.Collections.Immutable;

namespace WriteGate.Analyzers.Effects;

/// <summary>Everything that a method may do outside the process, ordered by the place of the call that leads there.</summary>
internal sealed class EffectSummary(ImmutableArray<Effect> effects)
{
    public static readonly EffectSummary None = new(ImmutableArray<Effect>.Empty);

    public ImmutableArray<Effect> Effects => effects;

    public EffectKind Kind => Worst?.Kind ?? EffectKind.None;

    /// <summary>The effect that counts: the worst kind, of these the shortest path, of these the first. A hint alone does not.</summary>
    public Effect? Worst { get; } = effects.Where(e => e.Kind != EffectKind.Hinted).OrderByDescending(e => e.Kind).ThenBy(e => e.Path.Length).FirstOrDefault();

    /// <summary>The traits of everything that writes.</summary>
    public EffectTraits Traits => effects.Where(e => e.Kind == EffectKind.Write).Aggregate(EffectTraits.None, (traits, e) => traits | e.Traits);
}
