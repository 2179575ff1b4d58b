using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>A method that a tool names, with what is passed to it.</summary>
/// <param name="Method">The method.</param>
/// <param name="Returns">What it returns.</param>
/// <param name="Arguments">What is passed, in its order.</param>
/// <param name="Extra">The one parameter that nothing of the write supplies; null when all are.</param>
internal sealed record MatchedCall(IMethodSymbol Method, AwaitedType Returns, IReadOnlyList<ArgumentSpec> Arguments, IParameterSymbol? Extra)
{
    public CallSpec ToSpec() => Returns.Call(Method, Arguments);
}

/// <summary>Matches the parameters of a reader, reversal or finder with what the journal holds of a write.</summary>
internal static class CallMatcher
{
    /// <summary>The call of a method, or why it cannot be made.</summary>
    public static MatchedCall? Match(IMethodSymbol method, ToolDraft draft, bool takesPermit, out string? problem)
    {
        KnownSymbols known = draft.Reading.Known;
        List<ArgumentSpec> arguments = [];
        IParameterSymbol? extra = null;
        problem = method.IsGenericMethod ? "it is generic; close it" : null;
        foreach (IParameterSymbol parameter in method.Parameters)
        {
            problem ??= parameter.RefKind != RefKind.None ? $"its parameter '{parameter.Name}' is passed by reference" : null;
            switch (known.NameOf(parameter.Type))
            {
                case KnownNames.CancellationToken:
                    arguments.Add(new(ArgumentKind.CancellationToken));
                    break;
                case KnownNames.WritePermit:
                    problem ??= takesPermit ? null : "it takes a WritePermit, which no read is given";
                    arguments.Add(new(ArgumentKind.Permit));
                    break;
                default:
                    ArgumentSpec? argument = Supplied(parameter, draft, ref problem);
                    problem ??= argument is null && extra is not null
                        ? $"nothing of the write supplies its parameters '{extra.Name}' and '{parameter.Name}'; name them like parameters of the write"
                        : null;
                    extra = argument is null ? parameter : extra;
                    arguments.Add(argument ?? new(ArgumentKind.NewId) { Type = TypeNames.WithNullability(parameter.Type) });
                    break;
            }
        }

        bool lacksPermit = takesPermit && arguments.All(a => a.Kind != ArgumentKind.Permit);
        problem ??= lacksPermit ? "it takes no WritePermit; add one, for it writes as well" : null;
        return problem is null ? new(method, AwaitedType.Of(method, known), arguments, extra) : null;
    }

    /// <summary>The write's parameter of that name; a different type is a problem, an unknown name is not yet one.</summary>
    private static ArgumentSpec? Supplied(IParameterSymbol parameter, ToolDraft draft, ref string? problem)
    {
        int index = draft.Wire.FindIndex(p => p.Name == parameter.Name);
        if (index < 0)
        {
            return null;
        }

        if (index == draft.PatchParameter)
        {
            problem ??= $"its parameter '{parameter.Name}' is the patch, which only the write is given";
        }
        else if (!Fits(draft.Wire[index].Type, parameter.Type))
        {
            problem ??= $"its parameter '{parameter.Name}' is {TypeNames.InMessage(parameter.Type)}, the write's is {TypeNames.InMessage(draft.Wire[index].Type)}; make them the same";
        }

        return new(ArgumentKind.Parameter) { Parameter = index };
    }

    /// <summary>Whether a value of one type can be passed for the other without conversion or warning.</summary>
    private static bool Fits(ITypeSymbol given, ITypeSymbol asked)
    {
        bool isOblivious = given.NullableAnnotation == NullableAnnotation.None || asked.NullableAnnotation == NullableAnnotation.None;
        return SymbolEqualityComparer.Default.Equals(given, asked)
            && (isOblivious || TypeNames.IsNullable(asked) || !TypeNames.IsNullable(given))
            && (isOblivious || TypeNames.Of(given) == TypeNames.Of(asked));
    }
}
