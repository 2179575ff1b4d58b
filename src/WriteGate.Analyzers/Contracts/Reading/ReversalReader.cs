using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads <c>[ReversedBy]</c>, <c>[MitigatedBy]</c> and <c>[FoundBy]</c>: the methods called long after the write, from the journal.</summary>
internal static class ReversalReader
{
    /// <summary>The reversal or mitigation that an attribute names; null when it cannot be called.</summary>
    public static MatchedCall? Read(AttributeData attribute, string shown, ToolDraft draft)
        => Find(attribute, shown, draft, takesPermit: true, call => ProblemWithNewId(call, draft));

    /// <summary>The finder; null when it cannot be called.</summary>
    public static MatchedCall? ReadFinder(AttributeData attribute, ToolDraft draft)
        => Find(attribute, "FoundBy", draft, takesPermit: false, call => ProblemWithFinder(call, draft));

    /// <summary>The property of a create's result that is the new identifier; empty when the result itself is, null when there is none.</summary>
    public static string? NewIdOf(IParameterSymbol parameter, ToolDraft draft)
    {
        if (draft.Returns.Type is not { } result)
        {
            return null;
        }

        if (SymbolEqualityComparer.Default.Equals(result, parameter.Type))
        {
            return "";
        }

        if (TypeNames.WithoutNull(result) is not INamedTypeSymbol named)
        {
            return null;
        }

        IPropertySymbol[] properties = [.. Properties.Of(named)];
        IPropertySymbol? id = properties.FirstOrDefault(p => draft.Reading.Known.Find(Properties.Attributes(p), KnownNames.RecordId) is not null)
            ?? properties.FirstOrDefault(p => p.Name == "Id");
        return id is not null && SymbolEqualityComparer.Default.Equals(id.Type, parameter.Type) ? id.Name : null;
    }

    private static MatchedCall? Find(
        AttributeData attribute, string shown, ToolDraft draft, bool takesPermit, Func<MatchedCall, string?> check)
    {
        if (attribute.IsBroken())
        {
            return null;
        }

        string name = attribute.Text(0);
        Location? place = draft.PlaceOf(attribute, 0);
        if (draft.Record is not null)
        {
            draft.Report(UncallableReversalRule.Patch, place, name, shown);
            return null;
        }

        IReadOnlyList<IMethodSymbol> candidates = NamedMethod.Candidates(name, draft);
        if (candidates.Count == 0)
        {
            draft.ReportName(UncallableReversalRule.Unknown, place, name, shown);
            return null;
        }

        MatchedCall? call = NamedMethod.Choose(candidates, draft, takesPermit, check, out string? problem);
        if (problem is not null)
        {
            draft.Report(UncallableReversalRule.Misfit, place, name, shown, problem);
        }

        return call;
    }

    private static string? ProblemWithNewId(MatchedCall call, ToolDraft draft)
    {
        if (SymbolEqualityComparer.Default.Equals(call.Method, draft.Method))
        {
            return "it is the write itself";
        }

        if (call.Extra is not { } extra || NewIdOf(extra, draft) is not null)
        {
            return null;
        }

        return draft.Returns.Type is { } result
            ? $"nothing supplies its parameter '{extra.Name}' ({TypeNames.InMessage(extra.Type)}): the write has no such parameter and its result {TypeNames.InMessage(result)} has no identifier of that type"
            : $"nothing supplies its parameter '{extra.Name}': the write has no such parameter and returns nothing";
    }

    private static string? ProblemWithFinder(MatchedCall call, ToolDraft draft)
    {
        if (call.Extra is { } extra)
        {
            return $"nothing of the write supplies its parameter '{extra.Name}'; name it like a parameter of the write";
        }

        ITypeSymbol? found = call.Returns.Type;
        if (draft.Returns.Type is not { } result)
        {
            return found?.SpecialType == SpecialType.System_Boolean ? null : "the write returns nothing, so it has to return bool";
        }

        return found is not null
            && SymbolEqualityComparer.Default.Equals(TypeNames.WithoutNull(found), TypeNames.WithoutNull(result))
            && (TypeNames.IsNullable(found) || (!found.IsValueType && found.NullableAnnotation == NullableAnnotation.None))
                ? null
                : $"it has to return {TypeNames.InMessage(TypeNames.WithoutNull(result))}?, the write's result or null when it did not happen";
    }
}
