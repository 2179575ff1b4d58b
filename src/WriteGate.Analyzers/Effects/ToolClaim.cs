using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>
/// Two witnesses make a write: a call that writes by its verb only, and a tool that says of itself that it writes. Either
/// alone proves nothing: every builder has a verb, and a tool may only simulate what it is named for.
/// </summary>
internal static class ToolClaim
{
    private static readonly Regex Word = new("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", RegexOptions.CultureInvariant);

    /// <summary>The effects, those being writes that two witnesses tell of.</summary>
    public static EffectSummary Confirm(AgentTool tool, EffectSummary summary)
        => summary.Kind != EffectKind.Write && summary.Effects.Any(IsTold) && SaysItWrites(tool)
            ? new([.. summary.Effects.Select(e => IsTold(e) ? e with { Kind = EffectKind.Write, Traits = e.Traits | Deletion(e) } : e)])
            : summary;

    private static bool IsTold(Effect effect) => effect.Kind is EffectKind.Hinted or EffectKind.Unknown;

    private static EffectTraits Deletion(Effect effect)
        => WriteVerbs.Deletes(effect.SinkName.Substring(effect.SinkName.LastIndexOf('.') + 1)) ? EffectTraits.Deletes : EffectTraits.None;

    /// <summary>
    /// Whether the tool's host is told that it writes, or the first verb of its name says so, or, where the name has none,
    /// the first word of its description.
    /// </summary>
    private static bool SaysItWrites(AgentTool tool)
        => tool.Hints is { ReadOnly: false } or { Destructive: true }
            || FirstKnown(new[] { tool.Name, tool.Method.Name, FirstWord(tool) }.Select(KindOf)) == EffectKind.Write;

    /// <summary>What the first word that is a verb says: <c>stop_job</c>, <c>crm-update</c>, <c>Deletes</c>.</summary>
    private static EffectKind KindOf(string name) => FirstKnown(Word.Matches(name).Cast<Match>()
        .SelectMany(m => Forms(char.ToUpperInvariant(m.Value[0]) + m.Value.Substring(1).ToLowerInvariant()))
        .Select(WriteVerbs.KindOf));

    private static EffectKind FirstKnown(IEnumerable<EffectKind> kinds)
        => kinds.Where(k => k != EffectKind.Unknown).DefaultIfEmpty(EffectKind.Unknown).First();

    /// <summary>The word and, where it is the third person of a verb, the verb.</summary>
    private static IEnumerable<string> Forms(string word)
    {
        yield return word;
        foreach ((string ending, string verb) in new[] { ("ies", "y"), ("es", ""), ("s", "") })
        {
            if (word.Length > ending.Length && word.EndsWith(ending, StringComparison.Ordinal))
            {
                yield return word.Substring(0, word.Length - ending.Length) + verb;
            }
        }
    }

    private static string FirstWord(AgentTool tool)
        => (tool.Description ?? tool.Method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "DescriptionAttribute")?.Argument(0) as string ?? "")
            .TrimStart().Split(' ')[0];
}
