using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Records;

/// <summary>When two slots hold the same value.</summary>
internal static class SlotEquality
{
    /// <summary>A condition over this holder's slot and that of <c>that</c>.</summary>
    public static string Of(PatchSlot slot, string recordType) => slot switch
    {
        { Field.ComparedBy: { } method } => $"{recordType}.{Identifiers.Escape(method)}({slot.Name}, that.{slot.Name})",
        // Where it was read does not make it another value, and few systems keep it.
        { Value.Cites: { } cited } => Of(cited, $"{slot.Name}!.Value", $"that.{slot.Name}!.Value"),
        _ => Of(slot.Value, slot.Name, $"that.{slot.Name}"),
    };

    private static string Of(ValueSpec value, string mine, string theirs) => value.Kind switch
    {
        // Its own equality ignores the fragment.
        ValueKind.Uri => $"{mine}!.OriginalString == {theirs}!.OriginalString",
        ValueKind.Number => $"{mine}.Equals({theirs})",
        ValueKind.List when value.Collection == CollectionKind.Set => $"{mine}!.SetEquals({theirs}!)",
        // Same text, same value: lists and objects need not have an equality of their own.
        ValueKind.Bytes or ValueKind.List or ValueKind.Dictionary or ValueKind.Object or ValueKind.DateTime => "SameJson(field, other)",
        _ => $"{mine} == {theirs}",
    };
}
