using WriteGate.Intents;
using WriteGate.Policy;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>What was seen when the records of a plan were read again.</summary>
/// <param name="Items">The writes as they can be carried out, in their order; none where something is in the way.</param>
/// <param name="Moved">Why it is no longer what was staged.</param>
/// <param name="Hindrance">Why it cannot be told, or not be written, right now.</param>
internal sealed record PlanSighting(IReadOnlyList<Item> Items, string? Moved = null, string? Hindrance = null)
{
    /// <summary>How many single writes it is, each item of a batch being one.</summary>
    public int Writes => Items.Sum(item => Math.Max(1, item.Proposal.Items.Count));

    /// <summary>The counters of the records that it writes to.</summary>
    /// <param name="most">How many records a tool may write to without a person; null for any number.</param>
    public RecordLimit[] Limits(Func<ToolContract, int?> most) => RecordLimit.Together(Items.Select(item => RecordLimit.Of(
        item.Proposal.Contract, item.Intent, SinglesOf(item), most(item.Proposal.Contract))));

    private static IEnumerable<Intent> SinglesOf(Item item) => item.Proposal.Items.Count == 0
        ? [item.Intent]
        : item.Proposal.Items.Select(part => item.Intent with { RecordId = part.Seen!.RecordId });
}
