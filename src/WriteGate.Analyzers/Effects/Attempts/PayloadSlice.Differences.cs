using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <content>Whether a value that is given between two attempts makes them differ.</content>
internal sealed partial class PayloadSlice
{
    /// <summary>Whether the second attempt meets another value than the first, though nothing new flows in.</summary>
    private bool Differs(Definition definition, bool isHeader)
    {
        bool isInEach = attempt.RunsBeforeEach(definition.Block, definition.Index);
        return definition.Kind switch
        {
            DefinitionKind.Changed => true,
            DefinitionKind.Grown => !isHeader,
            DefinitionKind.Assigned => !isInEach || IsMadeFromItself(definition),
            _ => !isInEach,
        };
    }

    /// <summary>
    /// Whether every attempt gives the place a new value of its own, so that nothing of the attempt before is left: a sum that
    /// is set to zero and made again by a loop within the attempt.
    /// </summary>
    private bool IsRenewed(Definition definition) => definitions.Any(d => d != definition
        && (d.Place == definition.Place || d.Place == definition.Place.Whole)
        && IsNew(d, definition)
        && attempt.RunsBeforeEach(d.Block, d.Index));

    /// <summary>Whether one definition leaves nothing that another could change once more: what is only referred to again is the same object.</summary>
    private bool IsNew(Definition definition, Definition change)
    {
        if (definition.Operation is IInvocationOperation { TargetMethod.Name: "Clear", Arguments.IsEmpty: true })
        {
            return definition.Kind == DefinitionKind.Told;
        }

        bool isReplaced = change.Place == definition.Place && IsWhole(change);
        return definition.Kind == DefinitionKind.Assigned && IsWhole(definition) && (isReplaced || body.Places.Of(definition.Value) is null) && !IsMadeFromItself(definition);
    }

    /// <summary>Whether a definition gives a value to the very place, not to an item or a member of what it refers to.</summary>
    private static bool IsWhole(Definition definition) => definition.Operation switch
    {
        IAssignmentOperation assignment => IsWhole(assignment.Target),
        IIncrementOrDecrementOperation step => IsWhole(step.Target),
        _ => false,
    };

    private static bool IsWhole(IOperation target) => target is ILocalReferenceOperation or IParameterReferenceOperation
        || (target is IFieldReferenceOperation or IPropertyReferenceOperation { Arguments.IsEmpty: true }
            && ((IMemberReferenceOperation)target).Instance is null or IInstanceReferenceOperation or ILocalReferenceOperation or IParameterReferenceOperation or IFieldReferenceOperation { Instance: null or IInstanceReferenceOperation });

    private bool IsMadeFromItself(Definition definition)
    {
        Stack<IOperation> open = new(definition.Value is { } value ? [value] : []);
        HashSet<object> seen = [];
        while (open.Count > 0)
        {
            foreach (IOperation operation in open.Pop().DescendantsAndSelf())
            {
                if (body.Places.Of(operation) is not { } place)
                {
                    continue;
                }

                if (place == definition.Place)
                {
                    return true;
                }

                if (place.Root is not ISymbol && seen.Add(place.Root))
                {
                    foreach (Definition captured in definitions.Where(d => d.Place.Root.Equals(place.Root) && d.Value is not null))
                    {
                        open.Push(captured.Value!);
                    }
                }
            }
        }

        return false;
    }

    /// <summary>The condition by which a choice between values hangs on how many attempts there were or how the last one failed.</summary>
    private IOperation? Chooser(Definition definition)
    {
        bool[] back = body.Flow.LeadingTo(attempt.WriteBlock, b => attempt.Cycle[b]);
        foreach (int b in attempt.PathBlocks)
        {
            if (body.Flow.Arms(b) is { WhenTrue: { } whenTrue, WhenFalse: { } whenFalse }
                && back[whenTrue] && back[whenFalse]
                && Reaches(whenTrue) != Reaches(whenFalse)
                && Varies(body.Flow.Graph.Blocks[b].BranchValue))
            {
                return body.Flow.Graph.Blocks[b].BranchValue;
            }
        }

        return null;

        bool Reaches(int arm) => body.Flow.Reach([arm], x => attempt.Cycle[x] && x != attempt.WriteBlock)[definition.Block];
    }

    /// <summary>Each condition is judged once; one that is asked about while it is judged depends on itself and decides nothing.</summary>
    private bool Varies(IOperation? condition)
    {
        if (condition is null)
        {
            return false;
        }

        if (!varying.TryGetValue(condition, out bool varies))
        {
            varying[condition] = false;
            varies = DiffersBetweenAttempts(condition);
            varying[condition] = varies;
        }

        return varies;
    }

    private bool DiffersBetweenAttempts(IOperation condition)
    {
        List<Mutation> outer = mutations;
        bool wasOverItems = IsOverItems;
        HashSet<(Place, Slot)> before = [.. followed];
        followed.Clear();
        mutations = [];
        Trace(condition, Slot.Payload);
        bool varies = mutations.Count > 0;
        (mutations, IsOverItems) = (outer, wasOverItems);
        followed.Clear();
        followed.UnionWith(before);
        return varies;
    }

    /// <summary>Whether a variable of one attempt refers to what outlives it.</summary>
    private bool IsAlias(Place place)
    {
        Definition[] whole = [.. definitions.Where(d => d.Place == place.Whole && d.Kind == DefinitionKind.Assigned)];
        return whole.Length > 0 && place.Root is ILocalSymbol { Type.IsReferenceType: true }
            && Array.TrueForAll(whole, d => d.Value is { } value && body.Places.Of(value) is { } of && of.Root is ISymbol && attempt.IsCarried(of));
    }
}
