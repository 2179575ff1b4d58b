using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects.Values;

/// <summary>Reads what the code of one body tells of a value, following locals, fields, arguments and simple methods.</summary>
internal sealed partial class ValueReader(Bodies bodies, MethodState state, IOperation root, CancellationToken cancellationToken, int depth = 0)
{
    /// <summary>How far values are followed; what is further is unknown.</summary>
    private const int MaxDepth = 24;
    private const int MaxCalls = 3;

    private readonly HashSet<ISymbol> open = new(SymbolEqualityComparer.Default);
    private int nesting;

    /// <summary>The body's assignments; found when first needed.</summary>
    public BodyScope Scope => field ??= BodyScope.Of(OperationTree.Root(root));

    /// <summary>The parameters whose values were wanted and not known.</summary>
    public HashSet<int> Asked { get; } = [];

    public Text Of(IOperation? value)
    {
        if (value is null || nesting >= MaxDepth)
        {
            return Text.Unknown;
        }

        cancellationToken.ThrowIfCancellationRequested();
        nesting++;
        Text text = Read(OperationTree.Unwrap(value));
        nesting--;
        return text;
    }

    private Text Read(IOperation value) => value switch
    {
        IFieldReferenceOperation { Field: { ContainingType.TypeKind: TypeKind.Enum } member } => Text.Of(member.Name),
        { ConstantValue: { HasValue: true, Value: { } constant } } => Text.Of(constant as string ?? constant.ToString()),
        ILocalReferenceOperation local => Holder(local.Local, local.Type),
        IParameterReferenceOperation parameter => Argument(parameter.Parameter),
        IFieldReferenceOperation reference => Field(reference),
        IPropertyReferenceOperation property => Property(property),
        IInvalidOperation missing => Requests.Missing(this, missing) ?? Text.Unknown,
        IObjectCreationOperation creation => Requests.Created(this, creation) ?? Constructed(creation),
        IInvocationOperation call => Called(call),
        IBinaryOperation { OperatorKind: BinaryOperatorKind.Add } sum => Sum(sum),
        IInterpolatedStringOperation interpolated => interpolated.Parts.Aggregate(Text.Of(""), (text, part) => Text.Concat(text, Part(part))),
        IConditionalOperation { WhenFalse: { } otherwise } choice => Text.Any([Of(choice.WhenTrue), Of(otherwise)]),
        ISwitchExpressionOperation choices => Text.Any(choices.Arms.Select(arm => Of(arm.Value))),
        ICoalesceOperation choice => Text.Any([Of(choice.Value), Of(choice.WhenNull)]),
        ISimpleAssignmentOperation assignment => Of(assignment.Value),
        _ => Text.Unknown,
    };

    /// <summary>What a local of this body holds: all that is assigned to it, and what is set on it.</summary>
    private Text Holder(ISymbol holder, ITypeSymbol? type)
    {
        if (!open.Add(holder))
        {
            // A value made of itself: nothing but a part of it is known.
            return Text.Unknown;
        }

        List<IOperation> values = [.. Scope.ValuesOf(holder)];
        Text text = Requests.Held(this, holder, type, values)
            ?? (values.Count == 0 ? Text.Unknown : Text.Any(values.Select(Assigned)));
        open.Remove(holder);
        return text;
    }

    /// <summary><c>sql += "…"</c> appends to what was assigned before.</summary>
    private Text Assigned(IOperation value)
        => value.Parent is ICompoundAssignmentOperation ? Text.Concat(Text.Unknown, Of(value)) : Of(value);

    private Text Argument(IParameterSymbol parameter)
    {
        if (!SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol.OriginalDefinition, state.Method))
        {
            return Text.Unknown;
        }

        if (state.Arguments[parameter.Ordinal] is { } known)
        {
            return known;
        }

        Asked.Add(parameter.Ordinal);
        return Text.Unknown;
    }

    /// <summary>A field that can still be set holds what others set.</summary>
    private Text Field(IFieldReferenceOperation reference)
    {
        IFieldSymbol field = reference.Field.OriginalDefinition;
        if (!field.IsReadOnly)
        {
            return Text.Unknown;
        }

        List<Text> values = [];
        if (bodies.InitializerOf(field, cancellationToken) is { } initializer)
        {
            values.Add(Of(initializer));
        }

        if (depth < MaxCalls)
        {
            foreach (IMethodSymbol constructor in field.IsStatic ? field.ContainingType.StaticConstructors : field.ContainingType.InstanceConstructors)
            {
                foreach (IOperation body in bodies.Of(constructor, cancellationToken).Take(1))
                {
                    ValueReader inner = new(bodies, new(constructor, null, Bindings.None), body, cancellationToken, depth + 1);
                    values.AddRange(inner.Scope.ValuesOf(field).Select(inner.Of));
                }
            }
        }

        return values.Count == 0 ? Text.Unknown : Text.Any(values);
    }

    private Text Property(IPropertyReferenceOperation reference)
    {
        IPropertySymbol property = reference.Property;
        if (property is { IsStatic: true, ContainingType.Name: "HttpMethod" })
        {
            return Text.Of(property.Name.ToUpperInvariant());
        }

        if (bodies.InitializerOf(property, cancellationToken) is { } initializer && property.SetMethod is null)
        {
            return Of(initializer);
        }

        return property is { GetMethod: { } getter, Parameters.IsEmpty: true } && !property.IsVirtual && !property.IsAbstract
            ? Returned(getter, Bindings.None)
            : Text.Unknown;
    }

    private Text Constructed(IObjectCreationOperation creation)
        => creation.Type?.Name is "HttpMethod" or "Uri" or "FileInfo" or "DirectoryInfo" or "String" && creation.Arguments.LastOrDefault() is { } last
            ? Of(creation.Arguments.LastOrDefault(a => a.Parameter?.Type.SpecialType == SpecialType.System_String)?.Value ?? last.Value)
            : Text.Unknown;

    /// <summary>What is known of a call's arguments.</summary>
    public Bindings BindingsOf(IInvocationOperation call) => BindingsOf(call.Arguments);

    public Bindings BindingsOf(ImmutableArray<IArgumentOperation> arguments)
    {
        List<KeyValuePair<int, Text>> known = [];
        foreach (IArgumentOperation argument in arguments)
        {
            if (argument.Parameter is { } parameter && Requests.Carries(parameter.Type) && Of(argument.Value) is { IsUnknown: false } text)
            {
                known.Add(new(parameter.Ordinal, text));
            }
        }

        return known.Count == 0 ? Bindings.None : Bindings.Of(known);
    }

    /// <summary>Whether a value is the same for every call: made of constants, statics and what the object was made with.</summary>
    public bool IsFixed(IOperation? value) => value is not null && !PartsOf(value).Any(p => p is IParameterReferenceOperation or IInvocationOperation { TargetMethod.MethodKind: MethodKind.DelegateInvoke });

    /// <summary>The constant texts that a value is made of: in what is assigned to its locals and set on them, too.</summary>
    public IEnumerable<string> WordsIn(IOperation? value)
    {
        foreach (IOperation part in value is null ? [] : PartsOf(value))
        {
            if (part.ConstantValue is { HasValue: true, Value: string constant })
            {
                yield return constant;
            }
            else if (part is IParameterReferenceOperation parameter && Requests.Carries(parameter.Parameter.Type))
            {
                foreach (string choice in Argument(parameter.Parameter).Choices)
                {
                    yield return choice;
                }
            }
        }
    }

    /// <summary>Everything that a value is made of, through its locals.</summary>
    private IEnumerable<IOperation> PartsOf(IOperation value)
    {
        HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);
        Stack<IOperation> pending = new([value]);
        while (pending.Count > 0)
        {
            foreach (IOperation part in OperationTree.In(pending.Pop()))
            {
                yield return part;
                if (part is ILocalReferenceOperation local && seen.Add(local.Local))
                {
                    foreach (IOperation held in Scope.ValuesOf(local.Local).Concat(Scope.PropertiesOf(local.Local)))
                    {
                        pending.Push(held);
                    }
                }
            }
        }
    }

    /// <summary>Text after text, from the left, however many there are.</summary>
    private Text Sum(IBinaryOperation sum)
    {
        Stack<IOperation> terms = new();
        IOperation next = sum;
        while (next is IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, ConstantValue.HasValue: false } addition)
        {
            terms.Push(addition.RightOperand);
            next = OperationTree.Unwrap(addition.LeftOperand);
        }

        return terms.Aggregate(Of(next), (text, term) => Text.Concat(text, Of(term)));
    }

    private Text Part(IInterpolatedStringContentOperation part) => part switch
    {
        IInterpolatedStringTextOperation text => Of(text.Text),
        IInterpolationOperation hole => Of(hole.Expression),
        _ => Text.Unknown,
    };
}
