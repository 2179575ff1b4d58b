using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
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

    private void Trace(IOperation? operation, Slot slot)
    {
        cancellationToken.ThrowIfCancellationRequested();
        switch (operation)
        {
            case null or ILiteralOperation or INameOfOperation or ITypeOfOperation or IInstanceReferenceOperation:
                return;
            case var _ when Irrelevant.Is(operation.Type) || operation.ConstantValue.HasValue:
                return;
            case IFlowAnonymousFunctionOperation lambda:
                TraceNested(body.Original(lambda.Syntax), slot);
                return;
            case IMethodReferenceOperation reference when body.LocalFunction(reference.Method) is { } local:
                TraceNested(local, slot);
                return;
            case IIncrementOrDecrementOperation step when body.Places.Of(step.Target) is { } target && attempt.IsCarried(target):
                Add(step, FreshSource.Counter, slot, target.Name);
                return;
            case IPropertyReferenceOperation { Property.Name: "Current" } current when body.Places.Of(current.Instance) is { Root: not ISymbol } enumerator:
                TraceItem(enumerator, slot);
                return;
            case IFlowCaptureReferenceOperation capture:
                Follow(new Place(capture.Id, null), slot);
                return;
            case ILocalReferenceOperation { Local: var local } when IsException(local.Type):
                AddFresh(operation, FreshSource.Exception, slot);
                return;
            case IInvocationOperation call:
                TraceCall(call, slot);
                return;
            case IObjectCreationOperation creation:
                TraceCreation(creation, slot);
                return;
        }

        if (FreshSources.Of(operation) is var source and not FreshSource.None)
        {
            AddFresh(operation, source, slot);
            return;
        }

        if (operation is IPropertyReferenceOperation getter && FreshMembers.Of(getter.Property, body.Compilation) is var made and not FreshSource.None)
        {
            AddFresh(operation, made, slot);
            return;
        }

        if (operation is IArrayElementReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: false } && ItemIndex.Advances(operation, attempt, definitions))
        {
            IsOverItems = true;
            return;
        }

        if (body.Places.Of(operation) is { } place)
        {
            Follow(place, slot);
        }

        foreach (IOperation child in operation.ChildOperations)
        {
            // The owner of a member was followed with it.
            if (body.Places.Of(operation) is null || child is not (ILocalReferenceOperation or IParameterReferenceOperation or IMemberReferenceOperation or IFlowCaptureReferenceOperation) || operation is IArrayElementReferenceOperation { Indices.IsEmpty: false } element && element.Indices.Contains(child) || child is IArgumentOperation)
            {
                Trace(child, slot);
            }
        }
    }

    private void TraceCall(IInvocationOperation call, Slot slot)
    {
        if (FreshSources.Of(call) is var source and not FreshSource.None)
        {
            // A hash code of the same is the same within a process.
            if (source != FreshSource.HashCode)
            {
                AddFresh(call, source, slot);
                return;
            }
        }
        else if (FreshMembers.Of(call.TargetMethod, body.Compilation) is var made and not FreshSource.None)
        {
            AddFresh(call, made, slot);
            return;
        }

        if (NextItem.IsTakenBy(call) && call.Instance is { } queue && body.Places.Of(queue) is { } taken && attempt.IsCarried(taken))
        {
            IsOverItems = true;
            return;
        }

        if (ReferenceEquals(call, attempt.Write))
        {
            return;
        }

        string? header = KeyName.HeaderOf(call);
        if (header is not null && !KeyName.Is(header))
        {
            Trace(call.Instance, slot);
            return;
        }

        Trace(call.Instance, slot);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (!Irrelevant.Is(argument))
            {
                Trace(argument.Value, header is not null || (argument.Parameter is { } p && KeyName.Is(p.Name)) ? Slot.Key : ValueSlot(slot));
            }
        }
    }

    private void TraceCreation(IObjectCreationOperation creation, Slot slot)
    {
        if (FreshMembers.OfNew(creation, body.Compilation) is { } made)
        {
            Add(creation, made.Source, KeyName.Is(made.Member.Name) ? Slot.Key : ValueSlot(slot), made.Member.Name);
        }

        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (!Irrelevant.Is(argument))
            {
                Trace(argument.Value, argument.Parameter is { } p && KeyName.Is(p.Name) ? Slot.Key : ValueSlot(slot));
            }
        }
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

        bool isCarried = attempt.IsCarried(definition.Place) || IsAlias(definition.Place);
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
