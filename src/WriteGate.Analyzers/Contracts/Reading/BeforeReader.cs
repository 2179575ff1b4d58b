using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads <c>[Before]</c>: how the record is read before the write.</summary>
internal static class BeforeReader
{
    /// <summary>False when it is missing from a patch or cannot be called.</summary>
    public static bool TryRead(ToolDraft draft, out CallSpec? before)
    {
        before = null;
        AttributeData? attribute = draft.Reading.Known.Find(draft.Method, KnownNames.Before);
        if (attribute is null)
        {
            if (draft.Record is not null)
            {
                draft.Report(MissingBeforeRule.None, null, TypeNames.InMessage(draft.Record));
            }

            return draft.Record is null;
        }

        if (attribute.IsBroken())
        {
            return false;
        }

        string name = attribute.Text(0);
        IReadOnlyList<IMethodSymbol> candidates = NamedMethod.Candidates(name, draft);
        if (candidates.Count == 0)
        {
            draft.ReportName(MissingBeforeRule.Unknown, draft.PlaceOf(attribute, 0), name);
            return false;
        }

        MatchedCall? call = NamedMethod.Choose(candidates, draft, takesPermit: false, c => ProblemOf(c, draft), out string? problem);
        if (problem is not null)
        {
            draft.Report(MissingBeforeRule.Misfit, draft.PlaceOf(attribute, 0), name, problem);
        }

        before = call?.ToSpec();
        return call is not null;
    }

    private static string? ProblemOf(MatchedCall call, ToolDraft draft)
    {
        ITypeSymbol? type = call.Returns.Type;
        return call.Extra is { } extra ? $"nothing of the write supplies its parameter '{extra.Name}'; name it like a parameter of the write"
            : type is null ? "it returns nothing; return the record, or null when there is none"
            : draft.Record is { } record && !SymbolEqualityComparer.Default.Equals(type, record)
                ? $"it returns {TypeNames.InMessage(type)}, not {TypeNames.InMessage(record)}"
            : type.IsValueType ? $"it returns {TypeNames.InMessage(type)}, which cannot be null when there is no record; return a class"
            : null;
    }
}
