using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <content>Where the slice begins: what the write is given and made with.</content>
internal sealed partial class PayloadSlice
{
    private void TraceWrite()
    {
        switch (attempt.Write)
        {
            case IInvocationOperation call:
                IOperation? receiver = Definitions.Receiver(call);
                bool hasPayload = false;
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    if (argument.Value != receiver && TraceArgument(argument, call))
                    {
                        hasPayload = true;
                    }
                }

                TraceReceiver(receiver, hasPayload);
                TraceCallee(call);
                break;
            case IObjectCreationOperation creation:
                foreach (IArgumentOperation argument in creation.Arguments)
                {
                    TraceArgument(argument, null);
                }

                break;
        }
    }

    private bool TraceArgument(IArgumentOperation argument, IInvocationOperation? call)
    {
        if (argument.IsImplicit && argument.ArgumentKind == ArgumentKind.DefaultValue || Irrelevant.Is(argument))
        {
            return false;
        }

        name = argument.Parameter?.Name ?? "value";
        bool isKey = argument.Parameter is { } parameter && (KeyName.Is(parameter.Name) || (call is not null && writes.IsKeyPart(call, parameter)));
        Trace(argument.Value, isKey ? Slot.Key : Slot.Payload);
        return true;
    }

    private void TraceReceiver(IOperation? receiver, bool hasPayload)
    {
        if (receiver is null or IInstanceReferenceOperation)
        {
            return;
        }

        if (body.Places.Of(receiver) is not { } place)
        {
            Trace(receiver, Slot.Receiver);
            return;
        }

        Follow(place, Slot.Receiver);
        if (hasPayload)
        {
            return;
        }

        // A save of tracked objects is given none of them: those that came from it or were handed to it are its payload.
        foreach (Definition definition in Enumerable.Range(0, body.Flow.Count).SelectMany(b => Definitions.In(body, b)))
        {
            if (definition is { Kind: DefinitionKind.Assigned, Value: { } value, Place.Root: ILocalSymbol }
                && value.DescendantsAndSelf().OfType<IInvocationOperation>().Any(c => c.DescendantsAndSelf().Any(o => IsRootedIn(o, place))))
            {
                Follow(definition.Place, Slot.Receiver);
            }
        }

        foreach (IInvocationOperation call in Enumerable.Range(0, body.Flow.Count).SelectMany(b => body.Operations(b)).SelectMany(o => o.Operation.DescendantsAndSelf()).OfType<IInvocationOperation>())
        {
            if (call.Instance is { } instance && IsRootedIn(instance, place))
            {
                foreach (IArgumentOperation argument in call.Arguments)
                {
                    if (body.Places.Of(argument.Value) is { } given && !Irrelevant.Is(argument))
                    {
                        Follow(given, Slot.Receiver);
                    }
                }
            }
        }
    }

    private bool IsRootedIn(IOperation operation, Place place) => body.Places.Of(operation) is { } p && p.Root.Equals(place.Root);

    /// <summary>A local function runs with the variables around it.</summary>
    private void TraceCallee(IInvocationOperation call)
    {
        if (body.LocalFunction(call.TargetMethod.OriginalDefinition) is { } local)
        {
            TraceNested(local, Slot.Payload, isHanded: false);
        }
    }
}
