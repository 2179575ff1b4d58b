using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Finds the method that an attribute names, and the overload that can be called.</summary>
internal static class NamedMethod
{
    /// <summary>Methods of that name in the class or inherited by it, its own first.</summary>
    public static IReadOnlyList<IMethodSymbol> Candidates(string name, ToolDraft draft)
    {
        List<IMethodSymbol> found = [];
        INamedTypeSymbol owner = draft.Method.ContainingType;
        for (INamedTypeSymbol? type = owner; type is not null && name.Length > 0; type = type.BaseType)
        {
            found.AddRange(type.GetMembers(name).OfType<IMethodSymbol>().Where(m =>
                m.MethodKind == MethodKind.Ordinary && draft.Reading.Known.Compilation.IsSymbolAccessibleWithin(m, owner)));
        }

        return found;
    }

    /// <summary>The first candidate that can be called; else why the first one cannot. Both null: the compiler has its say.</summary>
    public static MatchedCall? Choose(
        IReadOnlyList<IMethodSymbol> candidates, ToolDraft draft, bool takesPermit, Func<MatchedCall, string?> check, out string? problem)
    {
        problem = null;
        foreach (IMethodSymbol candidate in candidates)
        {
            if (TypeNames.IsUnknown(candidate.ReturnType) || candidate.Parameters.Any(p => TypeNames.IsUnknown(p.Type)))
            {
                problem = null;
                return null;
            }

            MatchedCall? call = CallMatcher.Match(candidate, draft, takesPermit, out string? reason);
            reason ??= check(call!);
            if (reason is null)
            {
                problem = null;
                return call;
            }

            problem ??= reason;
        }

        return null;
    }
}
