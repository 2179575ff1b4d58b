using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>How an action or create is taken back.</summary>
/// <param name="IrreversibleBecause">Why it is not; null when it is.</param>
/// <param name="Call">The reversal, or the mitigation; null when an irreversible write names none.</param>
internal sealed record Undo(string? IrreversibleBecause, MatchedCall? Call);

/// <summary>Reads <c>[ReversedBy]</c>, <c>[Irreversible]</c> and <c>[MitigatedBy]</c>.</summary>
internal static class UndoReader
{
    public static Undo? Read(ToolDraft draft)
    {
        bool isValid = Check(draft);
        KnownSymbols known = draft.Reading.Known;
        AttributeData? reversed = known.Find(draft.Method, KnownNames.ReversedBy);
        AttributeData? irreversible = known.Find(draft.Method, KnownNames.Irreversible);
        AttributeData? mitigated = known.Find(draft.Method, KnownNames.MitigatedBy);
        AttributeData? named = reversed ?? mitigated;
        if (!isValid || irreversible?.IsBroken() == true)
        {
            return null;
        }

        MatchedCall? call = named is null ? null : ReversalReader.Read(named, reversed is null ? "MitigatedBy" : "ReversedBy", draft);
        return named is not null && call is null ? null : new(irreversible?.Text(0), call);
    }

    /// <summary>Whether exactly one of the ways is declared, and fits the tier.</summary>
    public static bool Check(ToolDraft draft)
    {
        KnownSymbols known = draft.Reading.Known;
        AttributeData? reversed = known.Find(draft.Method, KnownNames.ReversedBy);
        AttributeData? irreversible = known.Find(draft.Method, KnownNames.Irreversible);
        AttributeData? mitigated = known.Find(draft.Method, KnownNames.MitigatedBy);
        if (mitigated is not null && irreversible is null)
        {
            draft.Report(MissingReversalRule.Mitigation, PlaceOf(mitigated, draft));
            return false;
        }

        if (reversed is null && irreversible is null)
        {
            draft.Report(MissingReversalRule.None, null);
            return false;
        }

        if (irreversible is null)
        {
            return true;
        }

        if (reversed is not null)
        {
            draft.Report(MissingReversalRule.Both, PlaceOf(irreversible, draft));
            return false;
        }

        return HasReason(irreversible, draft) & IsReviewed(irreversible, draft);
    }

    /// <summary>A patch has its inverse and names no other way back.</summary>
    public static bool CheckPatch(ToolDraft draft)
    {
        bool isValid = true;
        foreach ((string attribute, string shown) in new[]
        {
            (KnownNames.ReversedBy, "ReversedBy"), (KnownNames.MitigatedBy, "MitigatedBy"), (KnownNames.Irreversible, "Irreversible"), (KnownNames.FoundBy, "FoundBy"),
        })
        {
            if (draft.Reading.Known.Find(draft.Method, attribute) is { } data && !data.IsBroken())
            {
                draft.Report(UncallableReversalRule.Patch, PlaceOf(data, draft), data.Text(0), shown);
                isValid = false;
            }
        }

        return isValid;
    }

    private static bool HasReason(AttributeData irreversible, ToolDraft draft)
    {
        bool has = irreversible.IsBroken() || !string.IsNullOrWhiteSpace(irreversible.Text(0));
        if (!has)
        {
            draft.Report(MissingReversalRule.NoReason, draft.PlaceOf(irreversible, 0));
        }

        return has;
    }

    private static bool IsReviewed(AttributeData irreversible, ToolDraft draft)
    {
        if (draft.Tier == Tier.Autonomous)
        {
            draft.Report(IrreversibleAutonomousRule.Autonomous, PlaceOf(irreversible, draft));
        }

        return draft.Tier != Tier.Autonomous;
    }

    private static Location? PlaceOf(AttributeData attribute, ToolDraft draft) => attribute.Place(draft.Reading.CancellationToken);
}
