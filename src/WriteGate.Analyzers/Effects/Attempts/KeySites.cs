using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Finds values that are sent as the key of a write: a header, a member, an argument.</summary>
internal static class KeySites
{
    /// <summary>Names of what keys are made of.</summary>
    public static readonly HashSet<string> Sources =
        ["For", "NewGuid", "CreateVersion7", "NewUlid", "UtcNow", "Now", "GetUtcNow", "TickCount64", "Random", "GetRandomFileName", "Increment", "GetHashCode"];

    /// <summary>Whether a name or text hints at a key or at what keys are made of.</summary>
    public static bool IsHint(string word) => Sources.Contains(word) || KeyName.Is(word);

    public static IEnumerable<IOperation> In(IOperation root, WriteCalls calls)
    {
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            switch (operation)
            {
                case IInvocationOperation call:
                    bool isHeader = KeyName.HeaderOf(call) is { } header && KeyName.Is(header);
                    foreach (IArgumentOperation argument in call.Arguments)
                    {
                        if ((isHeader && !argument.Value.ConstantValue.HasValue && argument.Value != Definitions.Receiver(call))
                            || (argument.Parameter is { } parameter && (IsKey(parameter) || calls.IsKeyPart(call, parameter))))
                        {
                            yield return argument.Value;
                        }
                    }

                    break;
                case IObjectCreationOperation creation:
                    foreach (IArgumentOperation argument in creation.Arguments)
                    {
                        if (argument.Parameter is { } parameter && IsKey(parameter))
                        {
                            yield return argument.Value;
                        }
                    }

                    break;
                case ISimpleAssignmentOperation { Target: IPropertyReferenceOperation target } assignment:
                    if (KeyName.HeaderOf(target) is { } name ? KeyName.Is(name) : IsText(target.Property.Type) && KeyName.Is(target.Property.Name))
                    {
                        yield return assignment.Value;
                    }

                    break;
            }
        }
    }

    /// <summary>Whether a key is kept somewhere before or after it is sent, so that it need not be made again.</summary>
    public static bool IsRemembered(IOperation key, IOperation root)
    {
        HashSet<ISymbol> kept = new(key.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Select(l => l.Local), SymbolEqualityComparer.Default);
        return kept.Count > 0 && root.DescendantsAndSelf().OfType<ILocalReferenceOperation>().Any(l =>
            kept.Contains(l.Local) && !key.Syntax.Span.Contains(l.Syntax.Span) && IsKept(l));
    }

    private static bool IsKept(IOperation reference)
    {
        for (IOperation? o = reference.Parent; o is not null; o = o.Parent)
        {
            switch (o)
            {
                case IInvocationOperation call:
                    return call.TargetMethod.ContainingType?.Name is not ("Console" or "Debug" or "Trace") && !call.TargetMethod.Name.StartsWith("Log", StringComparison.Ordinal);
                case IReturnOperation or ISimpleAssignmentOperation { Target: IMemberReferenceOperation } or IObjectCreationOperation or IAnonymousObjectCreationOperation:
                    return true;
                case IBlockOperation:
                    return false;
            }
        }

        return false;
    }

    private static bool IsKey(IParameterSymbol parameter) => IsText(parameter.Type) && KeyName.Is(parameter.Name);

    private static bool IsText(ITypeSymbol type) => type.SpecialType is SpecialType.System_String or SpecialType.System_Object || type.Name is "Guid" or "Nullable" or "StringValues";
}
