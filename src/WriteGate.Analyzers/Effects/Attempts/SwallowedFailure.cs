using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Finds handlers from which a method ends as if the write had succeeded.</summary>
internal static class SwallowedFailure
{
    private static readonly string[] Failing =
        ["error", "fail", "fault", "exception", "could not", "couldn't", "cannot", "can't", "unable", "denied", "invalid", "not ", "problem", "wrong", "unavailable", "timeout", "timed out", "refused", "rejected", "sorry", "conflict", "unknown"];

    /// <summary>The <c>catch</c> words of the handlers of a write that swallow its failure.</summary>
    public static IEnumerable<SyntaxToken> Catches(Body body, IInvocationOperation write, int block, Dictionary<SyntaxNode, IInvocationOperation> writes)
    {
        IEnumerable<CatchClauseSyntax> clauses = write.Syntax.Ancestors().TakeWhile(n => n != body.Syntax)
            .OfType<TryStatementSyntax>().Where(t => t.Block.Span.Contains(write.Syntax.Span)).SelectMany(t => t.Catches);
        foreach ((CatchClauseSyntax clause, int handler) in clauses.Zip(body.Flow.Handlers(block), (c, h) => (c, h)))
        {
            bool[] reached = body.Flow.ReachCalmly([handler], b => b != block);
            // A handler that writes does something about the failure.
            if (!writes.Keys.Any(w => clause.Span.Contains(w.Span))
                && Enumerable.Range(0, reached.Length).Any(b => reached[b] && EndsWell(body, b, reached)))
            {
                yield return clause.CatchKeyword;
            }
        }
    }

    private static bool EndsWell(Body body, int block, bool[] reached)
    {
        ControlFlowBranch? end = body.Flow.Graph.Blocks[block].FallThroughSuccessor;
        return end?.Destination?.Kind == BasicBlockKind.Exit
            && (end.Semantics != ControlFlowBranchSemantics.Return || body.Flow.Graph.Blocks[block].BranchValue is not { } value || !TellsOfFailure(value, body, reached, []));
    }

    private static bool TellsOfFailure(IOperation value, Body body, bool[] reached, HashSet<object> seen)
    {
        foreach (IOperation operation in value.DescendantsAndSelf())
        {
            string name = operation switch
            {
                IObjectCreationOperation creation => creation.Type?.Name ?? "",
                IInvocationOperation call => call.TargetMethod.Name,
                IMemberReferenceOperation member => member.Member.Name,
                ILocalReferenceOperation { Type: { } type } => type.Name.EndsWith("Exception", StringComparison.Ordinal) ? "exception" : "",
                ICaughtExceptionOperation => "exception",
                _ => "",
            };
            if (IsFailing(name)
                || operation.ConstantValue is { HasValue: true, Value: false }
                || (operation.ConstantValue is { HasValue: true, Value: string text } && IsFailing(text)))
            {
                return true;
            }

            if (body.Places.Of(operation) is { } place && seen.Add(place.Root)
                && Enumerable.Range(0, reached.Length).Where(b => reached[b]).SelectMany(b => Definitions.In(body, b))
                    .Any(d => d.Place.Root.Equals(place.Root) && (place.Root is ISymbol && d.Place.Member is null && d.Value is not ICaughtExceptionOperation || d.Kind is not DefinitionKind.Assigned || d.Value is not { } v || TellsOfFailure(v, body, reached, seen))))
            {
                return true;
            }
        }

        return false;
    }

    private static bool IsFailing(string text) => Array.Exists(Failing, f => text.IndexOf(f, StringComparison.OrdinalIgnoreCase) >= 0);
}
