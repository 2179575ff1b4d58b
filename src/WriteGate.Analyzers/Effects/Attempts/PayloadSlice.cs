using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>
/// Follows back what reaches a write's payload, target or key between two attempts, and finds what makes the second
/// differ from the first.
/// </summary>
internal sealed partial class PayloadSlice
{
    private readonly Attempt attempt;
    private readonly Body body;
    private readonly WriteCalls writes;
    private readonly CancellationToken cancellationToken;
    private readonly List<Definition> definitions;
    private readonly HashSet<(Place, Slot)> followed = [];
    private readonly Dictionary<IOperation, bool> varying = [];
    private List<Mutation> mutations = [];
    private string name = "";

    private PayloadSlice(Attempt attempt, WriteCalls writes, CancellationToken cancellationToken)
    {
        this.attempt = attempt;
        this.writes = writes;
        this.cancellationToken = cancellationToken;
        body = attempt.Body;
        definitions = [.. attempt.Definitions];
    }

    public IReadOnlyList<Mutation> Mutations => mutations;

    /// <summary>Whether each attempt takes another item, so that they are writes of their own.</summary>
    public bool IsOverItems { get; private set; }

    public static PayloadSlice Of(Attempt attempt, WriteCalls writes, CancellationToken cancellationToken)
    {
        PayloadSlice slice = new(attempt, writes, cancellationToken);
        slice.TraceWrite();
        slice.mutations = [.. slice.mutations.GroupBy(m => m.Operation.Syntax.Span).Select(g => g.OrderBy(m => m.Slot).First())];
        return slice;
    }

    /// <summary>An item of a list that is walked once for all attempts makes each attempt a write of its own.</summary>
    private void TraceItem(Place enumerator, Slot slot)
    {
        foreach (Definition definition in Enumerable.Range(0, body.Flow.Count).SelectMany(b => Definitions.In(body, b)).Where(d => d.Place == enumerator))
        {
            if (!attempt.Cycle[definition.Block])
            {
                IsOverItems = true;
            }
            else
            {
                Trace(definition.Value, slot);
            }
        }
    }

    /// <summary>What a lambda or local function reads and makes, it reads and makes in each attempt.</summary>
    private void TraceNested(IOperation? nested, Slot slot, bool isHanded = true)
    {
        foreach (IOperation operation in nested?.ChildOperations.SelectMany(c => c.DescendantsAndSelf()) ?? [])
        {
            if (isHanded && FreshSources.Of(operation) is var source and not (FreshSource.None or FreshSource.HashCode))
            {
                AddFresh(operation, source, slot);
            }

            if (operation is ILocalReferenceOperation or IParameterReferenceOperation && body.Places.Of(operation) is { } place && !Irrelevant.Is(operation.Type))
            {
                Follow(place, slot);
            }
        }
    }

    private void Follow(Place place, Slot slot)
    {
        if (!followed.Add((place, slot)))
        {
            return;
        }

        foreach (Definition definition in definitions.Where(d => d.Place.Overlaps(place)))
        {
            Follow(definition, place, slot);
        }
    }

    private void Follow(Definition definition, Place place, Slot slot)
    {
        if (Irrelevant.IsTarget(definition))
        {
            return;
        }

        string? header = KeyName.HeaderOf(definition.Operation is ISimpleAssignmentOperation { Target: IPropertyReferenceOperation indexer } ? indexer : definition.Operation);
        bool isKey = slot == Slot.Key || header is not null || (definition.Place.Member is { } member && KeyName.Is(member.Name));
        if (header is not null && !KeyName.Is(header))
        {
            return;
        }

        bool isCarried = (attempt.IsCarried(definition.Place) || IsAlias(definition.Place)) && !IsRenewed(definition);
        if (isCarried && AbsenceGuard.Holds(definition.Operation.Syntax, definition.Place.Root as ISymbol, attempt.Scope))
        {
            return;
        }

        string outer = name;
        name = definition.Place.Root is ISymbol || definition.Place.Member is not null ? definition.Place.Name : name;
        Slot inner = isKey ? Slot.Key : slot;
        int before = mutations.Count;
        if (definition.Value is IInvocationOperation call && definition.Kind is DefinitionKind.Told or DefinitionKind.Grown)
        {
            foreach (IArgumentOperation argument in call.Arguments)
            {
                Trace(argument.Value, isKey ? Slot.Key : ValueSlot(slot));
            }
        }
        else
        {
            Trace(definition.Value, definition.Place.Member is null ? inner : isKey ? Slot.Key : ValueSlot(slot));
        }

        // What failed is told to the next attempt where it is kept, not where it is caught.
        for (int i = before; definition.Place.Root is ISymbol && i < mutations.Count; i++)
        {
            mutations[i] = mutations[i].Source is FreshSource.Exception ? mutations[i] with { Operation = definition.Operation, Name = name } : mutations[i];
        }

        bool isWhole = definition.Place.Member is null && definition.Kind == DefinitionKind.Assigned && !IsMember(definition);
        bool isExplained = mutations.Count > before || (slot == Slot.Receiver && isWhole);
        if (!isExplained && !isCarried && !attempt.RunsBeforeEach(definition.Block, definition.Index) && Chooser(definition) is { } chooser)
        {
            Add(chooser, FreshSource.Counter, isKey ? Slot.Key : ValueSlot(slot), name);
        }
        else if (!isExplained && isCarried && Differs(definition, header is not null))
        {
            Add(definition.Operation, definition.Kind == DefinitionKind.Changed && definition.Value is null ? FreshSource.Counter : FreshSource.None, isKey ? Slot.Key : ValueSlot(slot), name);
        }

        name = outer;
    }

    private static bool IsException(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t is { Name: "Exception", ContainingNamespace.Name: "System" })
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsMember(Definition definition) => definition.Operation is IAssignmentOperation { Target: IArrayElementReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: false } };

    /// <summary>What is put into a client or a command is payload.</summary>
    private static Slot ValueSlot(Slot slot) => slot == Slot.Receiver ? Slot.Payload : slot;

    private void AddFresh(IOperation operation, FreshSource source, Slot slot) => Add(operation, source, ValueSlot(slot), name);

    private void Add(IOperation operation, FreshSource source, Slot slot, string what) => mutations.Add(new(operation, source, slot, what));
}
