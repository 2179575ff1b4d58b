using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>One write of a batch or plan: its intent, what it proposes, and the instance of the tools that carries it out.</summary>
internal sealed record Item(Intent Intent, Proposal Proposal, object Tools)
{
    /// <summary>Of a batch in a plan: its own items, which are written in its place.</summary>
    public IReadOnlyList<Item> Items { get; init; } = [];
}
