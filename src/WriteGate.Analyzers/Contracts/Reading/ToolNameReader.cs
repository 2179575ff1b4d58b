using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads the name of a tool.</summary>
internal static class ToolNameReader
{
    /// <summary>The name; null when it cannot be used, which is reported at <c>[ToolName]</c> or at the method's name.</summary>
    public static string? Read(ToolDraft draft, string group)
    {
        AttributeData? attribute = draft.Reading.Known.Find(draft.Method, KnownNames.ToolName);
        if (attribute?.IsBroken() == true)
        {
            return null;
        }

        string name = attribute?.Text(0) ?? WireNames.ToolName(group, draft.Method.Name);
        Location? place = attribute is null ? draft.Place : draft.PlaceOf(attribute, 0);
        if (!WireNames.IsToolName(name))
        {
            draft.Reading.Report(ToolNamesRule.Invalid, place, draft.Title, name, draft.Tier.ToString());
            return null;
        }

        if (draft.Reading.Names.FirstOrDefault(n => n.Name == name) is { } other)
        {
            draft.Reading.Report(ToolNamesRule.Clash, place, draft.Title, name, draft.Tier.ToString(), other.Method.ToDisplayString(TypeNames.Plain));
            return null;
        }

        draft.Reading.Names.Add(new(name, draft.Method, draft.Tier, place ?? draft.Place));
        return name;
    }
}
