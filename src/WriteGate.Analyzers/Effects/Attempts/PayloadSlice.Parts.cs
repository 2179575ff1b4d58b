using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <content>What an expression is made of, and what of it differs by itself.</content>
internal sealed partial class PayloadSlice
{
    /// <summary>Looks into an expression part by part, however deep it is.</summary>
    private void Trace(IOperation? operation, Slot slot)
    {
        Stack<Part> open = new([new(operation, slot)]);
        while (open.Count > 0)
        {
            cancellationToken.ThrowIfCancellationRequested();
            Part part = open.Pop();
            foreach (Part inner in Parts(part.Operation, part.Slot).Reverse())
            {
                open.Push(inner);
            }
        }
    }

    /// <summary>Judges one operation, and gives those that it is made of.</summary>
    private IEnumerable<Part> Parts(IOperation? operation, Slot slot)
    {
        switch (operation)
        {
            case null or ILiteralOperation or INameOfOperation or ITypeOfOperation or IInstanceReferenceOperation:
                yield break;
            case var _ when Irrelevant.Is(operation.Type) || operation.ConstantValue.HasValue:
                yield break;
            case IFlowAnonymousFunctionOperation lambda:
                TraceNested(body.Original(lambda.Syntax), slot);
                yield break;
            case IMethodReferenceOperation reference when body.LocalFunction(reference.Method) is { } local:
                TraceNested(local, slot);
                yield break;
            case IIncrementOrDecrementOperation step when body.Places.Of(step.Target) is { } target && attempt.IsCarried(target) && !definitions.Any(d => d.Operation == step && IsRenewed(d)):
                Add(step, FreshSource.Counter, slot, target.Name);
                yield break;
            case IPropertyReferenceOperation { Property.Name: "Current" } current when body.Places.Of(current.Instance) is { Root: not ISymbol } enumerator:
                TraceItem(enumerator, slot);
                yield break;
            case IFlowCaptureReferenceOperation capture:
                Follow(new Place(capture.Id, null), slot);
                yield break;
            case ILocalReferenceOperation { Local: var local } when IsException(local.Type):
                AddFresh(operation, FreshSource.Exception, slot);
                yield break;
            case IInvocationOperation call:
                foreach (Part part in PartsOfCall(call, slot))
                {
                    yield return part;
                }

                yield break;
            case IObjectCreationOperation creation:
                foreach (Part part in PartsOfCreation(creation, slot))
                {
                    yield return part;
                }

                yield break;
        }

        if (FreshSources.Of(operation) is var source and not FreshSource.None)
        {
            AddFresh(operation, source, slot);
            yield break;
        }

        if (operation is IPropertyReferenceOperation getter && FreshMembers.Of(getter.Property, body.Compilation) is var made and not FreshSource.None)
        {
            AddFresh(operation, made, slot);
            yield break;
        }

        if (operation is IArrayElementReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: false } && ItemIndex.Advances(operation, attempt, definitions))
        {
            IsOverItems = true;
            yield break;
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
                yield return new(child, slot);
            }
        }
    }

    private IEnumerable<Part> PartsOfCall(IInvocationOperation call, Slot slot)
    {
        if (FreshSources.Of(call) is var source and not FreshSource.None)
        {
            // A hash code of the same is the same within a process.
            if (source != FreshSource.HashCode)
            {
                AddFresh(call, source, slot);
                yield break;
            }
        }
        else if (FreshMembers.Of(call.TargetMethod, body.Compilation) is var made and not FreshSource.None)
        {
            AddFresh(call, made, slot);
            yield break;
        }

        if (NextItem.IsTakenBy(call) && call.Instance is { } queue && body.Places.Of(queue) is { } taken && attempt.IsCarried(taken))
        {
            IsOverItems = true;
            yield break;
        }

        if (ReferenceEquals(call, attempt.Write))
        {
            yield break;
        }

        string? header = KeyName.HeaderOf(call);
        if (header is not null && !KeyName.Is(header))
        {
            yield return new(call.Instance, slot);
            yield break;
        }

        yield return new(call.Instance, slot);
        foreach (IArgumentOperation argument in call.Arguments)
        {
            if (!Irrelevant.Is(argument))
            {
                yield return new(argument.Value, header is not null || (argument.Parameter is { } p && KeyName.Is(p.Name)) ? Slot.Key : ValueSlot(slot));
            }
        }
    }

    private IEnumerable<Part> PartsOfCreation(IObjectCreationOperation creation, Slot slot)
    {
        if (FreshMembers.OfNew(creation, body.Compilation) is { } made)
        {
            Add(creation, made.Source, KeyName.Is(made.Member.Name) ? Slot.Key : ValueSlot(slot), made.Member.Name);
        }

        foreach (IArgumentOperation argument in creation.Arguments)
        {
            if (!Irrelevant.Is(argument))
            {
                yield return new(argument.Value, argument.Parameter is { } p && KeyName.Is(p.Name) ? Slot.Key : ValueSlot(slot));
            }
        }
    }

    /// <summary>What is still to be looked into, and where it ends up.</summary>
    private readonly record struct Part(IOperation? Operation, Slot Slot);
}
