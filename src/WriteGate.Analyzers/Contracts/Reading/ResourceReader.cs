using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads which record a call is about.</summary>
internal static class ResourceReader
{
    /// <summary>The resource's name; empty when the tool's own name stands for it.</summary>
    public static string Read(ToolDraft draft)
    {
        if (draft.Patch is { } patch)
        {
            return patch.Name;
        }

        string? declared = draft.Wire
            .Select(p => draft.Reading.Known.Find(p, KnownNames.RecordId)?.Text(0))
            .FirstOrDefault(name => !string.IsNullOrEmpty(name));
        return declared ?? NameOf(draft.Returns.Type, draft.Reading.Known);
    }

    /// <summary>Index of the parameter that identifies the record, or -1.</summary>
    /// <param name="draft">The tool.</param>
    /// <param name="before">The call that reads the record before.</param>
    /// <param name="key">Indexes of the key's parts.</param>
    public static int IdParameter(ToolDraft draft, CallSpec? before, IReadOnlyList<int> key)
    {
        KnownSymbols known = draft.Reading.Known;
        int marked = draft.Wire.FindIndex(p => known.Has(p, KnownNames.RecordId));
        if (marked >= 0)
        {
            return marked;
        }

        if (before is not null)
        {
            int[] ids = [.. before.Arguments
                .Where(a => a.Kind == ArgumentKind.Parameter && ScalarTypes.IsId(draft.Wire[a.Parameter].Type, known))
                .Select(a => a.Parameter)];
            if (ids.Length == 1)
            {
                return ids[0];
            }
        }

        int first = key.Count > 0 ? key[0] : draft.IsWrite || draft.Parameters.Count == 0 ? -1 : 0;
        return first >= 0 && ScalarTypes.IsId(draft.Wire[first].Type, known) && IsIdName(draft.Parameters[first].Name) ? first : -1;
    }

    /// <summary>Whether a text or number identifies something: <c>[RecordId]</c>, or named <c>id</c> or <c>…Id</c>.</summary>
    public static bool IsIdentifier(MemberSpec member, ISymbol? symbol, KnownSymbols known)
        => (symbol is not null && known.Has(symbol, KnownNames.RecordId)) || IsIdName(member.Name);

    /// <summary>Whether a name says that what it names identifies something.</summary>
    public static bool IsIdName(string name)
        => name is "id" or "Id" or "ID" or "ids" or "Ids"
            || name.EndsWith("Id", StringComparison.Ordinal) || name.EndsWith("ID", StringComparison.Ordinal) || name.EndsWith("Ids", StringComparison.Ordinal);

    private static string NameOf(ITypeSymbol? type, KnownSymbols known)
        => type is not null && known.Find(TypeNames.WithoutNull(type), KnownNames.SystemRecord) is { } attribute ? attribute.Text(0) : "";
}
