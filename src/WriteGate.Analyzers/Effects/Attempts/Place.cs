using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Where a value is kept: a variable, or one member of what it refers to.</summary>
/// <param name="Root">A local, a parameter, an own field or property, or what the compiler captured.</param>
/// <param name="Member">The first member on the way to the value; null for the whole.</param>
internal readonly record struct Place(object Root, ISymbol? Member)
{
    public string Name => Root is ISymbol symbol ? Member is null ? symbol.Name : symbol.Name + "." + Member.Name : Member?.Name ?? "value";

    public Place Whole => new(Root, null);

    public bool Overlaps(Place other)
        => Root.Equals(other.Root) && (Member is null || other.Member is null || SymbolEqualityComparer.Default.Equals(Member, other.Member));
}

/// <summary>Tells the places in one graph. What the compiler captured stands for what it captured, where that is one place.</summary>
internal sealed class Places
{
    private readonly Dictionary<CaptureId, List<IOperation>> captures = [];

    public Places(ControlFlowGraph graph)
    {
        foreach (IOperation operation in graph.Blocks.SelectMany(b => b.Operations))
        {
            if (operation is IFlowCaptureOperation capture)
            {
                if (!captures.TryGetValue(capture.Id, out List<IOperation>? values))
                {
                    captures.Add(capture.Id, values = []);
                }

                values.Add(capture.Value);
            }
        }
    }

    /// <summary>The only value of a capture.</summary>
    public IOperation? ValueOf(IFlowCaptureReferenceOperation reference)
        => captures.TryGetValue(reference.Id, out List<IOperation>? values) && values.Count == 1 ? values[0] : null;

    public Place? Of(IOperation? operation) => operation switch
    {
        ILocalReferenceOperation local => new(local.Local, null),
        IParameterReferenceOperation parameter => new(parameter.Parameter, null),
        IFlowCaptureReferenceOperation capture => (ValueOf(capture) is { } value ? Of(value) : null) ?? new Place(capture.Id, null),
        IFieldReferenceOperation field => Of(field.Field, field.Instance),
        // What differs each time it is read is kept nowhere.
        IPropertyReferenceOperation clock when FreshSources.Of(clock) is not FreshSource.None => null,
        IPropertyReferenceOperation { Arguments.IsEmpty: true } property => Of(property.Property, property.Instance),
        IPropertyReferenceOperation indexer => Of(indexer.Instance),
        IArrayElementReferenceOperation element => Of(element.ArrayReference),
        IConversionOperation conversion => Of(conversion.Operand),
        _ => null,
    };

    private Place? Of(ISymbol member, IOperation? instance) => instance is null or IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance }
        ? new Place(member, null)
        : Of(instance) is { } owner ? owner with { Member = owner.Member ?? member } : null;
}
