using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>What a body calls: what is known by name, and what has a body of its own.</summary>
/// <param name="Sinks">Calls that the tables, an attribute or a verb tell about.</param>
/// <param name="Callees">Calls that can be followed.</param>
/// <param name="Asked">The parameters whose values would tell more.</param>
/// <param name="AsksThis">Whether it calls on its own object, so that the object's type matters.</param>
internal sealed record MethodCalls(
    ImmutableArray<SinkCall> Sinks, ImmutableArray<CalleeCall> Callees, ImmutableHashSet<int> Asked, bool AsksThis)
{
    public static readonly MethodCalls None = new([], [], [], false);

    public static MethodCalls Both(MethodCalls one, MethodCalls other) => ReferenceEquals(one, None) ? other : new(
        one.Sinks.AddRange(other.Sinks), one.Callees.AddRange(other.Callees), one.Asked.Union(other.Asked), one.AsksThis || other.AsksThis);
}

/// <summary>A call that ends here.</summary>
internal readonly record struct SinkCall(EffectKind Kind, EffectTraits Traits, ISymbol? Sink, string SinkName, Location Call)
{
    /// <summary>Why it may be no write.</summary>
    public EffectDoubts Doubts { get; init; }
}

/// <summary>A call that goes on.</summary>
internal readonly record struct CalleeCall(MethodState Callee, Location Call)
{
    /// <summary>Why what it leads to may be no write.</summary>
    public EffectDoubts Doubts { get; init; }
}
