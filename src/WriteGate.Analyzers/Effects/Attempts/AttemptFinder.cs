using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>
/// Finds the cycles of a body that lead back to a write after it failed and are left when it succeeded. A loop that goes on
/// either way repeats work, it does not retry.
/// </summary>
internal static class AttemptFinder
{
    /// <summary>The attempts of one write in each cycle around it, innermost first.</summary>
    public static IEnumerable<Attempt[]> Find(Body body, IOperation write, int block, int index, CancellationToken cancellationToken)
    {
        foreach ((int header, bool[] blocks) in body.Flow.LoopsAround(block))
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return [.. InLoop(body, write, block, index, header, blocks)];
        }
    }

    /// <summary>A body that is called again as a whole.</summary>
    public static Attempt Whole(Body body, IOperation write, int block, int index)
    {
        bool[] all = body.Flow.LeadingTo(block, _ => true);
        return new(body, write, block, index, all, all, body.Syntax)
        {
            Kind = AttemptKind.Delegate,
            Handlers = body.Flow.Handlers(block),
        };
    }

    private static IEnumerable<Attempt> InLoop(Body body, IOperation write, int block, int index, int header, bool[] cycle)
    {
        FlowGraph flow = body.Flow;
        bool[] back = flow.LeadingTo(block, b => cycle[b]);
        bool[] after = flow.ReachCalmly(flow.Next(block), b => cycle[b] && b != block);
        bool isDirect = flow.Next(block).Contains(block);
        bool succeedsBack = isDirect || Array.Exists(Blocks(after), b => flow.Next(b).Contains(block));
        AttemptKind kind = header == 0 && !IsLoop(body, cycle, block) ? AttemptKind.Recursion : AttemptKind.Loop;
        SyntaxNode scope = Scope(body, write, kind);

        int[] handlers = [.. flow.Handlers(block).Where(h => cycle[h])];
        if (handlers.Length > 0)
        {
            bool[] failed = flow.Reach(handlers, b => cycle[b] && b != block);
            if (LeadsTo(failed, block, flow) && (!succeedsBack || LeavesOnSuccess(body, block, index, after, failed, back, cycle)))
            {
                // An answer that is turned into an exception is a failure, too.
                for (int b = 0; b < failed.Length; b++)
                {
                    failed[b] |= after[b] && flow.Throws(b);
                }

                yield return new(body, write, block, index, cycle, Path(body, failed, back, block), scope)
                {
                    Kind = kind,
                    Header = header,
                    Handlers = handlers,
                };
            }
        }

        HashSet<object> results = FailureTest.Results(body, write, block, index, after);
        foreach (int b in Enumerable.Range(0, flow.Count).Where(b => (after[b] || b == block) && cycle[b]))
        {
            if (flow.Arms(b) is not { } arms
                || flow.Graph.Blocks[b].BranchValue is not { } condition
                || !FailureTest.Mentions(condition, results, write, body.Places))
            {
                continue;
            }

            bool trueBack = LeadsBack(arms.WhenTrue);
            bool falseBack = LeadsBack(arms.WhenFalse);
            if (trueBack != falseBack && FailureTest.IsFailure(condition, trueBack, body.Places))
            {
                int arm = (trueBack ? arms.WhenTrue : arms.WhenFalse)!.Value;
                bool[] failed = flow.Reach([arm], x => cycle[x] && x != block);
                bool[] tested = flow.LeadingTo(b, x => after[x] && cycle[x]);
                for (int x = 0; x < failed.Length; x++)
                {
                    failed[x] |= tested[x] && after[x];
                }

                yield return new(body, write, block, index, cycle, Path(body, failed, back, block), scope)
                {
                    Kind = kind,
                    Header = header,
                    IsByResult = true,
                };
                yield break;
            }
        }

        bool LeadsBack(int? arm) => arm is { } a && cycle[a] && (a == block || Array.Exists(Blocks(flow.ReachCalmly([a], x => cycle[x] && x != block)), x => flow.Next(x).Contains(block)));
    }

    private static int[] Blocks(bool[] set) => [.. Enumerable.Range(0, set.Length).Where(b => set[b])];

    private static bool LeadsTo(bool[] blocks, int target, FlowGraph flow)
    {
        for (int b = 0; b < blocks.Length; b++)
        {
            if (blocks[b] && (flow.Next(b).Contains(target) || flow.Handlers(b).Contains(target)))
            {
                return true;
            }
        }

        return false;
    }

    private static bool[] Path(Body body, bool[] failed, bool[] back, int block)
    {
        bool[] path = new bool[failed.Length];
        for (int b = 0; b < path.Length; b++)
        {
            path[b] = (failed[b] && back[b]) || b == block;
        }

        foreach (int b in body.Flow.FinallyBlocks(path).Concat(body.Flow.FinallyBlocks(block, path)).ToArray())
        {
            path[b] = true;
        }

        return path;
    }

    /// <summary>Whether something that only a success sets ends the loop: <c>done = true</c>, <c>answer = await …</c>.</summary>
    private static bool LeavesOnSuccess(Body body, int block, int index, bool[] after, bool[] failed, bool[] back, bool[] cycle)
    {
        List<Definition> onSuccess = [.. Definitions.In(body, block).Where(d => d.Index >= index && d.Place.Root is ISymbol)];
        for (int b = 0; b < after.Length; b++)
        {
            if (after[b] && !failed[b])
            {
                onSuccess.AddRange(Definitions.In(body, b).Where(d => d.Place.Root is ISymbol));
            }
        }

        for (int b = 0; b < after.Length; b++)
        {
            if (!after[b] || body.Flow.Arms(b) is not { } arms || body.Flow.Graph.Blocks[b].BranchValue is not { } condition)
            {
                continue;
            }

            bool trueBack = arms.WhenTrue is { } t && cycle[t] && back[t];
            bool falseBack = arms.WhenFalse is { } f && cycle[f] && back[f];
            if (trueBack == falseBack)
            {
                continue;
            }

            foreach (Definition definition in onSuccess)
            {
                if (condition.DescendantsAndSelf().Any(o => body.Places.Of(o) is { } p && p.Overlaps(definition.Place))
                    && Outcome.Of(condition, definition, body.Places) != trueBack)
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsLoop(Body body, bool[] cycle, int block)
    {
        // Recursion leads back to the start, which no loop of the language does.
        for (int b = 0; b < cycle.Length; b++)
        {
            if (cycle[b] && body.Operations(b).Any(o => o.Operation.DescendantsAndSelf().Any(body.IsSelfCall)))
            {
                return false;
            }
        }

        return cycle[block];
    }

    /// <summary>The outermost statement that is all attempts: the loop, else the body.</summary>
    private static SyntaxNode Scope(Body body, IOperation write, AttemptKind kind)
    {
        if (kind == AttemptKind.Loop)
        {
            for (SyntaxNode? node = write.Syntax.Parent; node is not null && node != body.Syntax; node = node.Parent)
            {
                if (node is WhileStatementSyntax or ForStatementSyntax or DoStatementSyntax or CommonForEachStatementSyntax)
                {
                    return node;
                }
            }
        }

        return body.Syntax;
    }
}
