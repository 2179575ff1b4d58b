using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Tools;

/// <summary>
/// One line that says what a tool may do, for a reviewed file: <c>patch autonomous crm.deal(nextStep, stage!) by
/// dealId+changes/300s before GetDeal</c>. A field with <c>!</c> is reviewed.
/// </summary>
internal static class SurfaceLine
{
    public static string Of(ToolSpec tool, WireTypes types)
    {
        if (tool.Shape == Shape.Read)
        {
            return $"read {tool.Name}({Names(tool.Parameters)})";
        }

        List<string> words = [Identifiers.Camel(tool.Shape.ToString()), TierText.Of(tool.Tier), Target(tool, types)];
        words.Add($"by {string.Join("+", tool.Key.Select(part => tool.Parameters[part].JsonName))}/{Literals.Of(tool.WindowSeconds)}s");
        if (tool.Creates is not null)
        {
            words.Add($"makes {tool.Creates}");
        }

        Add(words, "before", tool.Before);
        Add(words, tool.IrreversibleBecause is null ? "reversed by" : "mitigated by", tool.Reversal);
        Add(words, "found by", tool.Finder);
        if (tool.IrreversibleBecause is not null)
        {
            words.Add("irreversible");
        }

        if (tool.ForwardsKey)
        {
            words.Add("forwards key");
        }

        return string.Join(" ", words);
    }

    private static string Target(ToolSpec tool, WireTypes types)
    {
        if (tool.PatchParameter < 0)
        {
            return $"{tool.Resource}({Names(tool.Parameters)})";
        }

        PatchSpec patch = types.PatchOf(tool.Parameters[tool.PatchParameter].Value);
        string fields = string.Join(", ", patch.Fields.Select(field => field.Member.JsonName + (field.Tier == Tier.Reviewed ? "!" : "")));
        string items = tool.Shape == Shape.Batch ? $"[..{Literals.Of(tool.MaxItems)}]" : "";
        return $"{tool.Resource}({fields}){items}";
    }

    private static string Names(IEnumerable<MemberSpec> members) => string.Join(", ", members.Select(member => member.JsonName));

    private static void Add(List<string> words, string word, CallSpec? call)
    {
        if (call is not null)
        {
            words.Add($"{word} {call.Method}");
        }
    }
}
