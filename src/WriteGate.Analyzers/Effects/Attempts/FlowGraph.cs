using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>
/// A body's control-flow graph with the ways that exceptions take as edges of their own, which Roslyn leaves implicit.
/// A call of the body by itself leads back to its first block.
/// </summary>
internal sealed class FlowGraph
{
    private readonly List<int>[] next;
    private readonly List<int>[] handlers;
    private readonly List<int>[] previous;

    public FlowGraph(ControlFlowGraph graph, Func<IOperation, bool> isSelfCall)
    {
        Graph = graph;
        next = [.. graph.Blocks.Select(_ => new List<int>())];
        previous = [.. graph.Blocks.Select(_ => new List<int>())];
        handlers = [.. graph.Blocks.Select(b => HandlersAround(b.Ordinal))];
        foreach (BasicBlock block in graph.Blocks)
        {
            Connect(block, isSelfCall);
        }

        for (int from = 0; from < next.Length; from++)
        {
            foreach (int to in Leaving(from))
            {
                previous[to].Add(from);
            }
        }
    }

    public ControlFlowGraph Graph { get; }

    public int Count => next.Length;

    /// <summary>Where a block leads when nothing in it throws.</summary>
    public IReadOnlyList<int> Next(int block) => next[block];

    /// <summary>The first blocks of what may catch an exception thrown in a block.</summary>
    public IReadOnlyList<int> Handlers(int block) => handlers[block];

    /// <summary>The two ways of a block that ends in a condition; null for a way that leaves the body.</summary>
    public (int? WhenTrue, int? WhenFalse)? Arms(int block)
    {
        BasicBlock b = Graph.Blocks[block];
        if (b.ConditionKind == ControlFlowConditionKind.None || b.BranchValue is null or { ConstantValue.HasValue: true })
        {
            return null;
        }

        int? taken = b.ConditionalSuccessor?.Destination?.Ordinal;
        int? passed = b.FallThroughSuccessor?.Destination?.Ordinal;
        return b.ConditionKind == ControlFlowConditionKind.WhenTrue ? (taken, passed) : (passed, taken);
    }

    /// <summary>The blocks reached from some blocks, themselves included, within others and past none that is closed.</summary>
    public bool[] Reach(IEnumerable<int> from, Func<int, bool> isOpen) => Walk(from, isOpen, Leaving);

    /// <summary>The same on the ways that are taken when nothing throws.</summary>
    public bool[] ReachCalmly(IEnumerable<int> from, Func<int, bool> isOpen) => Walk(from, isOpen, b => next[b]);

    /// <summary>Whether a block ends with a <c>throw</c>.</summary>
    public bool Throws(int block) => Graph.Blocks[block].FallThroughSuccessor?.Semantics is ControlFlowBranchSemantics.Throw or ControlFlowBranchSemantics.Rethrow;

    /// <summary>The blocks that lead to a block, itself included.</summary>
    public bool[] LeadingTo(int target, Func<int, bool> isOpen) => Walk([target], isOpen, b => previous[b]);

    /// <summary>Whether every way from the start to a block passes another.</summary>
    public bool Dominates(int block, int target)
        => block == target || !Reach([0], b => b != block)[target];

    /// <summary>The natural loops that contain a block, innermost first, each with the block it starts with.</summary>
    public IEnumerable<(int Header, bool[] Blocks)> LoopsAround(int block)
    {
        List<(int Header, bool[] Blocks)> loops = [];
        for (int header = 0; header < Count; header++)
        {
            int[] closing = [.. previous[header].Where(b => b >= header && Dominates(header, b))];
            if (closing.Length == 0)
            {
                continue;
            }

            int head = header;
            bool[] blocks = Walk(closing, _ => true, b => b == head ? [] : previous[b]);
            blocks[header] = true;
            if (blocks[block])
            {
                loops.Add((header, blocks));
            }
        }

        return loops.OrderBy(l => l.Blocks.Count(isIn => isIn));
    }

    /// <summary>The blocks of every <c>finally</c> passed on the way between two blocks.</summary>
    public IEnumerable<int> FinallyBlocks(bool[] path)
    {
        foreach (BasicBlock block in Graph.Blocks)
        {
            if (path[block.Ordinal])
            {
                foreach (ControlFlowBranch? branch in new[] { block.FallThroughSuccessor, block.ConditionalSuccessor })
                {
                    if (branch?.Destination is { } to && path[to.Ordinal])
                    {
                        foreach (ControlFlowRegion region in branch.FinallyRegions)
                        {
                            for (int b = region.FirstBlockOrdinal; b <= region.LastBlockOrdinal; b++)
                            {
                                yield return b;
                            }
                        }
                    }
                }
            }
        }
    }

    /// <summary>The blocks of every <c>finally</c> that an exception of a block passes before it is caught on a path.</summary>
    public IEnumerable<int> FinallyBlocks(int block, bool[] path)
    {
        List<int> passed = [];
        foreach (ControlFlowRegion region in TriesAround(block))
        {
            ControlFlowRegion outer = region.EnclosingRegion!;
            if (outer.Kind == ControlFlowRegionKind.TryAndCatch && outer.NestedRegions.Any(r => r != region && path[r.FirstBlockOrdinal]))
            {
                return passed;
            }

            if (outer.Kind == ControlFlowRegionKind.TryAndFinally)
            {
                ControlFlowRegion last = outer.NestedRegions[1];
                passed.AddRange(Enumerable.Range(last.FirstBlockOrdinal, last.LastBlockOrdinal - last.FirstBlockOrdinal + 1));
            }
        }

        return [];
    }

    private IEnumerable<int> Leaving(int block) => next[block].Concat(handlers[block]);

    private void Connect(BasicBlock block, Func<IOperation, bool> isSelfCall)
    {
        bool? condition = block.BranchValue?.ConstantValue is { HasValue: true, Value: bool value }
            ? value == (block.ConditionKind == ControlFlowConditionKind.WhenTrue)
            : null;
        if (condition != false)
        {
            Connect(block, block.ConditionalSuccessor);
        }

        if (condition != true || block.ConditionKind == ControlFlowConditionKind.None)
        {
            Connect(block, block.FallThroughSuccessor);
        }

        if (block.Operations.Append(block.BranchValue).Any(o => o is not null && o.DescendantsAndSelf().Any(isSelfCall)))
        {
            next[block.Ordinal].Add(0);
        }
    }

    private void Connect(BasicBlock block, ControlFlowBranch? branch)
    {
        if (branch is null)
        {
            return;
        }

        // Enough to know that a finally is reached; what follows it is the branch's own destination.
        next[block.Ordinal].AddRange(branch.FinallyRegions.Select(r => r.FirstBlockOrdinal));
        if (branch.Destination is { } destination)
        {
            next[block.Ordinal].Add(destination.Ordinal);
        }
    }

    /// <summary>The regions that a block stands in, innermost first. Those of the body around a lambda are not its own: their blocks are others.</summary>
    public IEnumerable<ControlFlowRegion> RegionsAround(int block)
    {
        ControlFlowRegion region = Graph.Blocks[block].EnclosingRegion;
        for (; region.Kind != ControlFlowRegionKind.Root; region = region.EnclosingRegion!)
        {
            yield return region;
        }

        yield return region;
    }

    /// <summary>The <c>try</c> blocks among them.</summary>
    private IEnumerable<ControlFlowRegion> TriesAround(int block) => RegionsAround(block).Where(r => r.Kind == ControlFlowRegionKind.Try);

    private List<int> HandlersAround(int block)
    {
        List<int> found = [];
        foreach (ControlFlowRegion outer in TriesAround(block).Select(t => t.EnclosingRegion!).Where(r => r.Kind == ControlFlowRegionKind.TryAndCatch))
        {
            bool catchesAll = false;
            foreach (ControlFlowRegion handler in outer.NestedRegions)
            {
                if (handler.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler)
                {
                    found.Add(handler.FirstBlockOrdinal);
                    catchesAll |= handler.Kind == ControlFlowRegionKind.Catch
                        && handler.ExceptionType is null or { SpecialType: SpecialType.System_Object } or { Name: "Exception", ContainingNamespace.Name: "System" };
                }
            }

            if (catchesAll)
            {
                break;
            }
        }

        return found;
    }

    private bool[] Walk(IEnumerable<int> from, Func<int, bool> isOpen, Func<int, IEnumerable<int>> onwards)
    {
        bool[] seen = new bool[Count];
        Stack<int> open = new(from.Where(isOpen));
        while (open.Count > 0)
        {
            int block = open.Pop();
            if (!seen[block])
            {
                seen[block] = true;
                foreach (int b in onwards(block))
                {
                    if (!seen[b] && isOpen(b))
                    {
                        open.Push(b);
                    }
                }
            }
        }

        return seen;
    }
}
