using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Recognises a walk over a list by index: <c>for (i = 0; i &lt; items.Count; i++) … items[i]</c>.</summary>
internal static class ItemIndex
{
    public static bool Advances(IOperation element, Attempt attempt, List<Definition> definitions)
    {
        Places places = attempt.Body.Places;
        (IOperation? list, IOperation? index) = element switch
        {
            IArrayElementReferenceOperation { Indices.Length: 1 } array => (array.ArrayReference, array.Indices[0]),
            IPropertyReferenceOperation { Arguments.Length: 1 } indexer => (indexer.Instance, indexer.Arguments[0].Value),
            _ => (null, null),
        };
        return list is not null
            && places.Of(index) is { } counter
            && places.Of(list) is { } items
            && definitions.Any(d => d.Place == counter && d.Kind == DefinitionKind.Changed && attempt.IsCarried(counter))
            && Enumerable.Range(0, attempt.Cycle.Length).Where(b => attempt.Cycle[b])
                .Any(b => attempt.Body.Flow.Graph.Blocks[b].BranchValue is IBinaryOperation bound && Compares(bound, counter, items, places));
    }

    private static bool Compares(IBinaryOperation bound, Place counter, Place items, Places places)
        => bound.DescendantsAndSelf().Any(o => places.Of(o) == counter)
            && bound.DescendantsAndSelf().Any(o => o is IPropertyReferenceOperation { Property.Name: "Length" or "Count" } size && places.Of(size.Instance) == items);
}
