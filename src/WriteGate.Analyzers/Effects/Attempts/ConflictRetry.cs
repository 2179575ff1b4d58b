using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Recognises attempts that follow a conflict and read the record anew.</summary>
internal static class ConflictRetry
{
    private static readonly string[] Conflicts = ["concurrency", "conflict", "stale", "precondition", "optimisticlock", "versionmismatch", "etagmismatch"];
    private static readonly string[] Reads = ["Get", "Find", "Load", "Fetch", "Read", "Reload", "Refresh", "First", "Single", "Query"];

    /// <summary>The call that reads the record again before the next attempt; null for any other attempt.</summary>
    public static IInvocationOperation? ReadAgain(RepeatedWrite write) => IsAfterConflict(write.Attempt) ? Read(write.Attempt) : null;

    private static bool IsAfterConflict(Attempt attempt)
    {
        FlowGraph flow = attempt.Body.Flow;
        bool catchesConflict = attempt.Handlers.Any(handler => flow.RegionsAround(handler)
            .TakeWhile(r => r.Kind != ControlFlowRegionKind.TryAndCatch)
            .Any(r => r.Kind is ControlFlowRegionKind.Catch or ControlFlowRegionKind.FilterAndHandler && r.ExceptionType is { } type && IsConflict(type.Name)));
        if (catchesConflict)
        {
            return true;
        }

        return attempt.PathBlocks.Any(b => flow.Arms(b) is not null && flow.Graph.Blocks[b].BranchValue!.DescendantsAndSelf().Any(o => o switch
        {
            IFieldReferenceOperation field => IsConflict(field.Field.Name),
            IPropertyReferenceOperation property => IsConflict(property.Property.Name),
            ITypePatternOperation pattern => IsConflict(pattern.MatchedType.Name),
            IDeclarationPatternOperation { MatchedType: { } type } => IsConflict(type.Name),
            IIsTypeOperation type => IsConflict(type.TypeOperand.Name),
            _ => false,
        }));
    }

    private static bool IsConflict(string name) => Array.Exists(Conflicts, c => name.IndexOf(c, StringComparison.OrdinalIgnoreCase) >= 0);

    private static IInvocationOperation? Read(Attempt attempt)
        => attempt.PathBlocks
            .SelectMany(b => attempt.Body.Operations(b).Where(o => b != attempt.WriteBlock || o.Index < attempt.WriteIndex || attempt.IsByResult))
            .SelectMany(o => o.Operation.DescendantsAndSelf())
            .OfType<IInvocationOperation>()
            .FirstOrDefault(c => !ReferenceEquals(c, attempt.Write) && !c.IsImplicit && c.Type?.SpecialType != SpecialType.System_String
                && Array.Exists(Reads, r => c.TargetMethod.Name.StartsWith(r, StringComparison.Ordinal)) && c.TargetMethod.Name is not ("GetType" or "GetHashCode"));
}
