using System.Collections.Immutable;
using WriteGate.Analyzers.Effects.Values;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>What is known of a method's arguments, by ordinal; of an argument that is not here, nothing.</summary>
internal sealed class Bindings(ImmutableSortedDictionary<int, Text> texts) : IEquatable<Bindings>
{
    public static readonly Bindings None = new(ImmutableSortedDictionary<int, Text>.Empty);

    public bool IsEmpty => texts.IsEmpty;

    public Text? this[int ordinal] => texts.TryGetValue(ordinal, out Text? text) ? text : null;

    public static Bindings Of(IEnumerable<KeyValuePair<int, Text>> known) => new(known.ToImmutableSortedDictionary());

    /// <summary>Only the arguments that matter.</summary>
    public Bindings Of(ImmutableHashSet<int> ordinals) => texts.Keys.All(ordinals.Contains) ? this : Of(texts.Where(t => ordinals.Contains(t.Key)));

    public bool Equals(Bindings? other) => other is not null && Pairs.SequenceEqual(other.Pairs);

    public override bool Equals(object? other) => Equals(other as Bindings);

    public override int GetHashCode() => texts.Aggregate(17, (hash, t) => (hash * 31) + (t.Key ^ t.Value.GetHashCode()));

    private ImmutableSortedDictionary<int, Text> Pairs => texts;
}
