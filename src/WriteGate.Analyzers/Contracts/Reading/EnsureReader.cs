using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads <c>[Ensure]</c>: the method that says after the write whether it did what it should.</summary>
internal static class EnsureReader
{
    /// <summary>The check, if one is named.</summary>
    /// <param name="draft">The tool.</param>
    /// <param name="newId">The parameter by which the reversal is given the new identifier.</param>
    /// <param name="check">Null where none is named.</param>
    /// <returns>False when the one that is named cannot be called.</returns>
    public static bool TryRead(ToolDraft draft, IParameterSymbol? newId, out MatchedCall? check)
    {
        check = null;
        if (draft.Reading.Known.Find(draft.Method, KnownNames.Ensure) is not { } attribute)
        {
            return true;
        }

        if (attribute.IsBroken())
        {
            return false;
        }

        string name = attribute.Text(0);
        Location? place = draft.PlaceOf(attribute, 0);
        IReadOnlyList<IMethodSymbol> candidates = NamedMethod.Candidates(name, draft);
        if (candidates.Count == 0)
        {
            draft.ReportName(UncallableReversalRule.Unknown, place, name, "Ensure");
            return false;
        }

        check = NamedMethod.Choose(candidates, draft, takesPermit: false, call => Problem(call, draft, newId), out string? problem);
        if (problem is not null)
        {
            draft.Report(UncallableReversalRule.Misfit, place, name, "Ensure", problem);
        }

        return check is not null;
    }

    private static string? Problem(MatchedCall call, ToolDraft draft, IParameterSymbol? newId)
    {
        if (call.Returns.Type?.SpecialType is not (SpecialType.System_Boolean or SpecialType.System_String))
        {
            return "it has to return bool, whether it holds, or string?, what is wrong";
        }

        bool isSupplied = call.Extra is not { } extra
            || (ReversalReader.NewIdOf(extra, draft) is not null && (newId is null || SymbolEqualityComparer.Default.Equals(newId.Type, extra.Type)));
        return isSupplied ? null : $"nothing of the write supplies its parameter '{call.Extra!.Name}'; name it like a parameter of the write";
    }
}
