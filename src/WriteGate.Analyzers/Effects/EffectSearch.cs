using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects;

/// <summary>Follows calls breadth first, so that every sink is found on its shortest path, a cycle is entered once, and no path is longer than allowed.</summary>
internal sealed class EffectSearch(Func<MethodState, MethodCalls> callsOf, Func<MethodState, MethodState> normalize, int maxDepth)
{
    private readonly Queue<Visit> pending = new();
    private readonly HashSet<MethodState> entered = [];
    private readonly HashSet<(EffectKind, EffectTraits, string, Location)> found = [];
    private readonly List<Effect> effects = [];

    public EffectSummary From(MethodState? start, MethodCalls calls)
    {
        if (start is { } self)
        {
            entered.Add(normalize(self));
        }

        Add(calls, ImmutableArray<IMethodSymbol>.Empty, null);
        while (pending.Count > 0)
        {
            Visit visit = pending.Dequeue();
            Add(callsOf(visit.State), visit.Path, visit.Call);
        }

        return effects.Count == 0
            ? EffectSummary.None
            : new([.. effects.OrderBy(e => e.Call.SourceSpan.Start)]);
    }

    private void Add(MethodCalls calls, ImmutableArray<IMethodSymbol> path, Location? first)
    {
        foreach (SinkCall sink in calls.Sinks)
        {
            if (found.Add((sink.Kind, sink.Traits, sink.SinkName, first ?? sink.Call)))
            {
                effects.Add(new(sink.Kind, sink.Traits, sink.Sink, sink.SinkName, path, first ?? sink.Call));
            }
        }

        if (path.Length < maxDepth)
        {
            foreach (CalleeCall callee in calls.Callees)
            {
                MethodState state = normalize(callee.Callee);
                if (entered.Add(state))
                {
                    pending.Enqueue(new(state, path.Add(state.Method), first ?? callee.Call));
                }
            }
        }
    }

    private readonly record struct Visit(MethodState State, ImmutableArray<IMethodSymbol> Path, Location Call);
}
