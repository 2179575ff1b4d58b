using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Missing;
using WriteGate.Analyzers.Effects.Sinks;
using WriteGate.Analyzers.Effects.Values;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>Reads what one body calls.</summary>
internal sealed class CallReader
{
    private readonly EffectSources sources;
    private readonly MethodState state;
    private readonly ValueReader values;
    private readonly CancellationToken cancellationToken;
    private readonly ImmutableArray<SinkCall>.Builder sinks = ImmutableArray.CreateBuilder<SinkCall>();
    private readonly ImmutableArray<CalleeCall>.Builder callees = ImmutableArray.CreateBuilder<CalleeCall>();
    private bool asksThis;

    private CallReader(EffectSources sources, MethodState state, IOperation root, CancellationToken cancellationToken)
    {
        this.sources = sources;
        this.state = state;
        this.cancellationToken = cancellationToken;
        values = new(sources.Bodies, state, root, cancellationToken);
    }

    /// <summary>Everything that the operation calls when it runs as part of a method.</summary>
    public static MethodCalls Read(EffectSources sources, MethodState state, IOperation root, CancellationToken cancellationToken)
    {
        CallReader reader = new(sources, state, root, cancellationToken);
        foreach (IOperation operation in OperationTree.In(root))
        {
            cancellationToken.ThrowIfCancellationRequested();
            reader.Visit(operation);
        }

        return reader.Result();
    }

    /// <summary>The one call that the operation is, without its arguments' own calls.</summary>
    public static MethodCalls ReadOne(EffectSources sources, MethodState state, IOperation call, CancellationToken cancellationToken)
    {
        CallReader reader = new(sources, state, call, cancellationToken);
        reader.Visit(call);
        return reader.Result();
    }

    private MethodCalls Result() => new(sinks.ToImmutable(), callees.ToImmutable(), [.. values.Asked], asksThis);

    private void Visit(IOperation operation)
    {
        switch (operation)
        {
            case IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke } call:
                Delegate(call);
                break;
            case IInvocationOperation call:
                Call(call.TargetMethod, call.Instance, call.Arguments, call, isExact: !call.IsVirtual);
                break;
            case IObjectCreationOperation { Constructor: { } constructor } creation:
                Call(constructor, null, creation.Arguments, creation, isExact: true);
                break;
            case IMethodReferenceOperation reference:
                Call(reference.Method, reference.Instance, [], reference, isExact: !reference.IsVirtual);
                break;
            case IPropertyReferenceOperation property:
                Property(property);
                break;
            case IInvalidOperation invalid when sources.Missing.Read(invalid, values, cancellationToken) is { Kind: not EffectKind.None } sink:
                sinks.Add(sink with { Doubts = sink.Doubts | DoubtsOf(invalid) });
                break;
            case IInvalidOperation invalid when MissingCalls.CandidateOf(invalid, cancellationToken) is { DeclaringSyntaxReferences.IsEmpty: false } candidate:
                Call(candidate, null, [], invalid, isExact: false);
                break;
            case IDynamicInvocationOperation { Operation: IDynamicMemberReferenceOperation { MemberName: var name } } call
                when ForeignCalls.HintOfAwaited(name, "dynamic") is not EffectKind.None and var kind:
                sinks.Add(new(kind, EffectTraits.None, null, "dynamic." + name, call.Syntax.GetLocation()));
                break;
            case IAssignmentOperation { Target: IDynamicMemberReferenceOperation target }:
                sinks.Add(new(EffectKind.Hinted, EffectTraits.None, null, "dynamic." + target.MemberName, target.Syntax.GetLocation()));
                break;
            case IBinaryOperation { OperatorMethod: { } method }:
                Call(method, null, [], operation, isExact: true);
                break;
            case IConversionOperation { OperatorMethod: { } method }:
                Call(method, null, [], operation, isExact: true);
                break;
        }
    }

    private void Property(IPropertyReferenceOperation reference)
    {
        bool isTarget = reference.Parent is IAssignmentOperation assignment && assignment.Target == reference;
        if (isTarget && reference.Property.SetMethod is { } setter)
        {
            Call(setter, reference.Instance, reference.Arguments, reference, isExact: !setter.IsVirtual && !setter.IsAbstract && !setter.IsOverride);
        }

        if ((!isTarget || reference.Parent is not ISimpleAssignmentOperation) && reference.Property.GetMethod is { } getter)
        {
            Call(getter, reference.Instance, reference.Arguments, reference, isExact: !getter.IsVirtual && !getter.IsAbstract && !getter.IsOverride);
        }
    }

    private void Call(IMethodSymbol method, IOperation? instance, ImmutableArray<IArgumentOperation> arguments, IOperation operation, bool isExact)
    {
        INamedTypeSymbol? receiver = instance is null ? null : OperationTree.Unwrap(instance).Type as INamedTypeSymbol;
        Location place = operation.Syntax.GetLocation();
        if (sources.Declared(method) is { } declared)
        {
            sinks.Add(new(declared.Kind, declared.Traits, method, MemberNames.Of(method), place));
        }
        else if ((NativeCalls.Find(method, sources.Sinks) ?? sources.Sinks.Find(method, receiver)) is { } line)
        {
            CallArguments judged = new(instance, arguments, values);
            (EffectKind kind, EffectTraits traits) = SinkJudge.Judge(line, method.Name, ForeignCalls.IsRemote(method), judged);
            if (kind != EffectKind.None)
            {
                sinks.Add(new(kind, traits, method, MemberNames.Of(method), place)
                {
                    Doubts = DoubtsOf(operation) | (kind == EffectKind.Write ? SinkJudge.DoubtsOf(line, method.Name, judged) : EffectDoubts.None),
                });
            }
        }
        else if (sources.Summaries.Find(method) is { } summary)
        {
            sinks.Add(new(summary.Kind, summary.Traits, method, MemberNames.Of(method) + " → " + summary.Sink, place) { Doubts = DoubtsOf(operation) });
        }
        else if (sources.IsGated(method) && !sources.IsGated(state.Method))
        {
            // Without a permit of its own, the caller has none to give.
        }
        else if (Implementations.MayHave(method) && Follow(method, instance, receiver, arguments, operation, isExact))
        {
            // What it runs tells.
        }
        else if (ForeignCalls.KindByVerb(method) is not EffectKind.None and var kind)
        {
            sinks.Add(new(kind, EffectTraits.None, method, MemberNames.Of(method), place));
        }
    }

    /// <summary>Goes on to every body that the call may run; false where there is none, or only what abstract classes do for those that come after.</summary>
    private bool Follow(
        IMethodSymbol method, IOperation? instance, INamedTypeSymbol? receiver, ImmutableArray<IArgumentOperation> arguments, IOperation operation, bool isExact)
    {
        bool isOnThis = instance is IInstanceReferenceOperation { ReferenceKind: InstanceReferenceKind.ContainingTypeInstance };
        asksThis |= isOnThis;
        Bindings bindings = values.BindingsOf(arguments);
        bool isBaseCall = isOnThis && isExact;
        EffectDoubts doubts = DoubtsOf(operation);
        bool isSeen = false;
        foreach ((IMethodSymbol target, INamedTypeSymbol? type) in sources.Implementations.Of(
            method, isOnThis ? state.This ?? receiver : receiver, isBaseCall, cancellationToken))
        {
            callees.Add(new(new(target.OriginalDefinition, type?.OriginalDefinition, bindings), operation.Syntax.GetLocation()) { Doubts = doubts });
            isSeen |= !method.IsAbstract || type is not { IsAbstract: true };
        }

        return isSeen;
    }

    /// <summary>A call that only a failure leads to does not tell what a method is for.</summary>
    private static EffectDoubts DoubtsOf(IOperation operation)
    {
        for (IOperation? o = operation; o is not null; o = o.Parent)
        {
            if (o is ICatchClauseOperation)
            {
                return EffectDoubts.InFailure;
            }
        }

        return EffectDoubts.None;
    }

    /// <summary>A delegate kept in a field runs what the type's own code puts there; others were counted where they were made.</summary>
    private void Delegate(IInvocationOperation call)
    {
        if (call.Instance is not null && OperationTree.Unwrap(call.Instance) is IFieldReferenceOperation { Field: { } field })
        {
            foreach (IOperation value in sources.ValuesOf(field.OriginalDefinition, cancellationToken).Select(OperationTree.Unwrap))
            {
                IMethodSymbol? target = value switch
                {
                    IAnonymousFunctionOperation lambda => lambda.Symbol,
                    IMethodReferenceOperation reference => reference.Method,
                    _ => null,
                };
                if (target is not null)
                {
                    Call(target, (value as IMethodReferenceOperation)?.Instance, [], call, isExact: false);
                }
            }
        }
    }
}
