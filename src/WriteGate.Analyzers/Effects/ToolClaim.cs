using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>
/// Two witnesses make a write: a call that writes by its verb only, and a tool that says of itself that it writes. Either
/// alone proves nothing: every builder has a verb, and a tool may only simulate what it is named for. Where a call may be no
/// write, or one beside the point, the tool's word counts, too: it is not known then.
/// </summary>
internal static class ToolClaim
{
    private static readonly Regex Word = new("[A-Z]?[a-z]+|[A-Z]+(?![a-z])", RegexOptions.CultureInvariant);

    /// <summary>Verbs that say of a tool that it writes, unless its name says what it reads: <c>execute_mission</c>, not <c>execute_query</c>.</summary>
    private static readonly HashSet<string> Doing = new(StringComparer.Ordinal)
    {
        "Convert", "Disconnect", "Evaluate", "Exec", "Execute", "Expand", "Extract", "Format", "Handle", "Implement", "Inline", "Introduce",
        "Invoke", "Join", "Leave", "Manage", "Memorize", "Optimize", "Perform", "Populate", "Refactor", "Refresh", "Reload", "Remember", "Repair",
        "Replay", "Run", "Scroll", "Share", "Skip", "Unblock",
    };

    /// <summary>Verbs that say so at the beginning only, as they are nouns, too: <c>type_text</c>, not <c>redis_type</c>.</summary>
    private static readonly HashSet<string> DoingFirst = new(StringComparer.Ordinal)
    {
        "Align", "Answer", "Backup", "Block", "Bookmark", "Call", "Clean", "Cleanup", "Comment", "Control", "Decrease", "Dial", "Draft", "Draw", "Fix",
        "Flag", "Focus", "Follow", "Go", "Goto", "Group", "Hide", "Increase", "Initialize", "Label", "Like", "Log", "Lower", "Make", "Note", "Play",
        "Print", "Process", "Raise", "React", "Record", "Redo", "Render", "Request", "Retry", "Setup", "Sign", "Snap", "Sort", "Split", "Star", "Switch",
        "Tag", "Trim", "Tweet", "Type", "Void",
    };

    /// <summary>What a tool says that is for a log or a cache.</summary>
    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal) { "Audit", "Cache", "Log" };

    /// <summary>Words before the verb of a description: <c>Use this tool to add a note</c>.</summary>
    private static readonly HashSet<string> Leading = new(StringComparer.Ordinal) { "can", "that", "to", "which", "will" };

    private const int MostWordsBefore = 8;

    /// <summary>Names of methods that leave it to their class to say what they do.</summary>
    private static readonly Regex Nameless = new("^(?:Call|Exec|Execute|Handle|Invoke|Perform|Run)(?:Async|Core|CoreAsync)?$", RegexOptions.CultureInvariant);

    /// <summary>Names of methods that send what they are given, a question or a command.</summary>
    private static readonly Regex Transport = new(
        "^(?:Try)?(?:Send|Post)(?:And|Api|As|Async|Core|Data|Form|Get|Http|Internal|Json|Read|Request|Retry|With|Xml)*$", RegexOptions.CultureInvariant);

    /// <summary>The effects as the tool's own word makes them.</summary>
    public static EffectSummary Confirm(AgentTool tool, EffectSummary summary)
    {
        if (!summary.Effects.Any(e => IsTold(e) || e.Doubts != EffectDoubts.None))
        {
            return summary;
        }

        EffectKind claim = ClaimOf(tool);
        EffectSummary doubted = new([.. summary.Effects.Select(e => IsDoubted(e, tool, claim) ? e with { Kind = EffectKind.Unknown } : e)]);
        return doubted.Kind != EffectKind.Write && claim == EffectKind.Write
            ? new([.. doubted.Effects.Select(e => IsTold(e) && Agrees(e, tool) ? e with { Kind = EffectKind.Write, Traits = e.Traits | Deletion(e) } : e)])
            : doubted;
    }

    private static bool IsTold(Effect effect) => effect.Kind is EffectKind.Hinted or EffectKind.Unknown;

    /// <summary>Whether a write is none by the tool's word: a log where the tool writes nothing else, a log-in, a question or a clean-up where it reads.</summary>
    private static bool IsDoubted(Effect effect, AgentTool tool, EffectKind claim)
        => effect.Kind == EffectKind.Write
            && ((effect.Doubts.HasFlag(EffectDoubts.InLog) && claim != EffectKind.Write && !Words(tool.Name).Any(Kept.Contains))
                || (effect.Doubts.HasFlag(EffectDoubts.LogsIn) && claim == EffectKind.Read)
                || (Doubts(effect, tool) != EffectDoubts.None && claim == EffectKind.Read && !effect.Path.Any(method => SaysItWrites(method, effect))));

    /// <summary>
    /// A tier is a promise that is held to, and no hint: under it a POST that only asks is declared with <c>[Reads]</c>, and so
    /// is what tidies up. A tool that deletes a file itself does not tidy up.
    /// </summary>
    private static EffectDoubts Doubts(Effect effect, AgentTool tool)
        => effect.Doubts & ~(tool.Tier is not null ? EffectDoubts.BarePost | EffectDoubts.TidiesUp : effect.Path.IsEmpty ? EffectDoubts.TidiesUp : EffectDoubts.None);

    /// <summary>Whether a method on the way writes by its name, beyond sending what it is given; or, of a deletion, deletes.</summary>
    private static bool SaysItWrites(IMethodSymbol method, Effect effect) => effect.Doubts.HasFlag(EffectDoubts.TidiesUp)
        ? WriteVerbs.Deletes(method.Name)
        : WriteVerbs.KindOf(method.Name) == EffectKind.Write && !Transport.IsMatch(method.Name);

    /// <summary>Whether the tool means what a call of an ambiguous verb does: it has the same verb.</summary>
    private static bool Agrees(Effect effect, AgentTool tool)
        => effect.Kind == EffectKind.Unknown || !WriteVerbs.IsAmbiguous(MemberOf(effect)) || NamesOf(tool).SelectMany(Words).Contains(WriteVerbs.VerbOf(MemberOf(effect)));

    private static string MemberOf(Effect effect) => effect.SinkName.Substring(effect.SinkName.LastIndexOf('.') + 1);

    private static EffectTraits Deletion(Effect effect) => WriteVerbs.Deletes(MemberOf(effect)) ? EffectTraits.Deletes : EffectTraits.None;

    /// <summary>
    /// What the tool's host is told, or the first verb of its name says, or, where the name has none, the first word of its
    /// description.
    /// </summary>
    private static EffectKind ClaimOf(AgentTool tool)
        => tool.Hints is { ReadOnly: false } or { Destructive: true } ? EffectKind.Write
            : FirstKnown(NamesOf(tool).Append(FirstWord(tool)).Select(name => KindOf(name, mayDo: tool.Hints is not { ReadOnly: true })));

    private static IEnumerable<string> NamesOf(AgentTool tool)
        => new[] { tool.Name, tool.Method.Name }.Distinct().Select(name => Nameless.IsMatch(name) ? tool.Method.ContainingType?.Name ?? "" : name);

    /// <summary>
    /// What the first word that is a verb says: <c>stop_job</c>, <c>crm-update</c>, <c>Deletes</c>. A name that reads or
    /// writes, <c>get_or_create</c>, says neither; one that does something else says nothing where the host is told that it reads.
    /// </summary>
    private static EffectKind KindOf(string name, bool mayDo)
    {
        string[] words = [.. Words(name)];
        EffectKind kind = FirstKnown(words.SelectMany(Forms).Select(WriteVerbs.KindOf));
        return kind == EffectKind.Unknown && mayDo && (words.Any(Doing.Contains) || words.Take(1).Any(DoingFirst.Contains)) ? EffectKind.Write
            : kind == EffectKind.Read && words.SkipWhile(w => w is not ("And" or "Or")).Skip(1).Any(w => WriteVerbs.KindOf(w) == EffectKind.Write) ? EffectKind.Unknown
            : kind;
    }

    private static IEnumerable<string> Words(string name) => Word.Matches(name).Cast<Match>()
        .Select(m => char.ToUpperInvariant(m.Value[0]) + m.Value.Substring(1).ToLowerInvariant());

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

    /// <summary>The word of the description that tells what the tool does: the first, or what follows <c>to</c>, <c>that</c> or the like near its begin.</summary>
    private static string FirstWord(AgentTool tool)
    {
        string[] words = (tool.Description ?? tool.Method.GetAttributes().FirstOrDefault(a => a.AttributeClass?.Name == "DescriptionAttribute")?.Argument(0) as string ?? "")
            .Split([' ', '\n', '\r', '\t'], StringSplitOptions.RemoveEmptyEntries);
        return words.Length == 0 ? ""
            : KindOf(words[0], mayDo: true) != EffectKind.Unknown ? words[0]
            : words.Take(MostWordsBefore).SkipWhile(w => !Leading.Contains(w)).Skip(1).FirstOrDefault() ?? words[0];
    }
}
