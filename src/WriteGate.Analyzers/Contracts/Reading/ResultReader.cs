using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads what a tool returns: it is written for the agent and the journal, and read back on a replay.</summary>
internal static class ResultReader
{
    /// <summary>Null when it cannot be said; not to be asked where the method returns nothing.</summary>
    public static ValueSpec? Read(ToolDraft draft)
    {
        Location? place = Site.ReturnOf(draft.Method, draft.Reading.CancellationToken);
        return ValueReader.Read(
            draft.Returns.Type!, new($"The result of the {draft.Tier} tool '{draft.Title}'", place, IsArgument: false), draft.Reading);
    }

    /// <summary>Whether a read returns system records, which are counted as scanned.</summary>
    public static ScanKind ScanOf(ToolDraft draft)
    {
        KnownSymbols known = draft.Reading.Known;
        ITypeSymbol type = TypeNames.WithoutNull(draft.Returns.Type!);
        if (known.Has(type, KnownNames.SystemRecord))
        {
            return ScanKind.One;
        }

        return CollectionTypes.KindOf(type, known) is not (CollectionKind.None or CollectionKind.Dictionary)
            && known.Has(TypeNames.WithoutNull(CollectionTypes.ItemOf(type)), KnownNames.SystemRecord)
                ? ScanKind.Many
                : ScanKind.None;
    }
}
