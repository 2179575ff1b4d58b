using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects;

/// <summary>Follows calls breadth first, so that every sink is found on its shortest path, a cycle is entered once, and no path is longer than allowed.</summary>
internal sealed class EffectSearch(Func<MethodState, MethodCalls> callsOf, Func<MethodState, MethodState> normalize, int maxDepth)
{
    private readonly Queue<Visit> pending = new();
    private readonly HashSet<(MethodState, EffectDoubts)> entered = [];
    private readonly HashSet<(EffectKind, EffectTraits, EffectDoubts, string, Location)> found = [];
    private readonly List<Effect> effects = [];

    public EffectSummary From(MethodState? start, MethodCalls calls)
    {
        if (start is { } self)
        {
            entered.Add((normalize(self), EffectDoubts.None));
        }

        Add(calls, ImmutableArray<IMethodSymbol>.Empty, null, EffectDoubts.None);
        while (pending.Count > 0)
        {
            Visit visit = pending.Dequeue();
            Add(callsOf(visit.State), visit.Path, visit.Call, visit.Doubts);
        }

        return effects.Count == 0
            ? EffectSummary.None
            : new([.. effects.OrderBy(e => e.Call.SourceSpan.Start)]);
    }

    private void Add(MethodCalls calls, ImmutableArray<IMethodSymbol> path, Location? first, EffectDoubts doubts)
    {
        foreach (SinkCall sink in calls.Sinks)
        {
            Found(new(sink.Kind, sink.Traits, sink.Sink, sink.SinkName, path, first ?? sink.Call) { Doubts = doubts | sink.Doubts });
        }

        foreach (CalleeCall callee in calls.Callees)
        {
            if (path.Length < maxDepth)
            {
                Follow(callee, path, first, doubts);
            }
            else if (ForeignCalls.HintOf(callee.Callee.Method) is not EffectKind.None and var kind)
            {
                // What is not followed any further may still be told of by its verb.
                Found(new(kind, EffectTraits.None, callee.Callee.Method, MemberNames.Of(callee.Callee.Method), path, first ?? callee.Call) { Doubts = doubts });
            }
        }
    }

    /// <summary>Enters a method once for what is sure and once for each doubt, so that a write is not hidden behind a log of it.</summary>
    private void Follow(CalleeCall callee, ImmutableArray<IMethodSymbol> path, Location? first, EffectDoubts doubts)
    {
        MethodState state = normalize(callee.Callee);
        EffectDoubts all = doubts | callee.Doubts
            | (LogCalls.IsNamedSo(state.Method) ? EffectDoubts.InLog : EffectDoubts.None)
            | (LogCalls.LogsIn(state.Method) ? EffectDoubts.LogsIn : EffectDoubts.None);
        if (!entered.Contains((state, EffectDoubts.None)) && entered.Add((state, all)))
        {
            pending.Enqueue(new(state, path.Add(state.Method), first ?? callee.Call, all));
        }
    }

    private void Found(Effect effect)
    {
        if (found.Add((effect.Kind, effect.Traits, effect.Doubts, effect.SinkName, effect.Call)))
        {
            effects.Add(effect);
        }
    }

    private readonly record struct Visit(MethodState State, ImmutableArray<IMethodSymbol> Path, Location Call, EffectDoubts Doubts);
}
