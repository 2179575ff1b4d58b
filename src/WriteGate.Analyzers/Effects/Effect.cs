using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Effects;

/// <summary>One sink or read that a method reaches, and how.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Traits">How it does it.</param>
/// <param name="Sink">The member reached; null where its assembly is missing and only its name is known.</param>
/// <param name="SinkName">The member as a message shows it: <c>HttpClient.PostAsync</c>.</param>
/// <param name="Path">The callees from the method asked about to the sink, without both.</param>
/// <param name="Call">The call, in the method asked about, that leads there.</param>
internal sealed record Effect(
    EffectKind Kind, EffectTraits Traits, ISymbol? Sink, string SinkName, ImmutableArray<IMethodSymbol> Path, Location Call)
{
    /// <summary>Why it may be no write.</summary>
    public EffectDoubts Doubts { get; init; }

    /// <summary>The way there, as a message shows it: <c>Update → Deals.Save → HttpClient.PostAsync</c>.</summary>
    public string Route(IMethodSymbol start) => string.Join(" → ", [start.Name.Length > 0 ? start.Name : MemberNames.Of(start), .. Path.Select(MemberNames.Of), SinkName]);
}
