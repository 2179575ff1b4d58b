using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>Finds out whether attempts end when the write keeps failing.</summary>
internal static class AttemptLimit
{
    /// <summary>What has no limit; null where something counts, looks at the clock, or decides in a way that is not known.</summary>
    public static SyntaxNode? Missing(Attempt attempt)
    {
        Body body = attempt.Body;
        List<Definition> changes = [.. attempt.Definitions.Where(d => d.Place.Root is ISymbol && IsChange(d, attempt))];
        bool[] back = body.Flow.LeadingTo(attempt.WriteBlock, b => attempt.Cycle[b]);
        foreach (int b in attempt.PathBlocks)
        {
            if (body.Flow.Arms(b) is { } arms && IsWayOut(arms.WhenTrue) != IsWayOut(arms.WhenFalse)
                && body.Flow.Graph.Blocks[b].BranchValue is { } condition && IsLimit(condition, changes, attempt, []))
            {
                return null;
            }
        }

        return attempt.Scope is StatementSyntax && attempt.Kind == AttemptKind.Loop ? attempt.Scope : attempt.Write.Syntax;

        bool IsWayOut(int? arm) => arm is not { } a || !attempt.Cycle[a] || !back[a];
    }

    /// <summary>What is made from what it was is a count, or grows like one.</summary>
    private static bool IsChange(Definition definition, Attempt attempt)
        => attempt.IsCarried(definition.Place)
            && (definition.Kind == DefinitionKind.Changed
                || (definition.Kind == DefinitionKind.Assigned
                    && definition.Value?.DescendantsAndSelf().Any(o => attempt.Body.Places.Of(o) == definition.Place) == true
                    && attempt.Body.Places.Of(definition.Value) != definition.Place));

    private static bool IsLimit(IOperation condition, List<Definition> changes, Attempt attempt, HashSet<object> seen)
    {
        Places places = attempt.Body.Places;
        foreach (IOperation operation in condition.DescendantsAndSelf())
        {
            if (FreshSources.Of(operation) is FreshSource.Clock or FreshSource.Counter
                || (places.Of(operation) is { } place && changes.Exists(c => c.Place.Overlaps(place)))
                || operation is IIncrementOrDecrementOperation
                || (operation is IInvocationOperation call && !IsAboutTheFailure(call, attempt))
                || (operation is IPropertyReferenceOperation { Property.Name: "IsCancellationRequested" } token && IsTimed(token, attempt)))
            {
                return true;
            }

            // A variable of the attempt stands for what it was given in it.
            if (places.Of(operation) is { } kept && !attempt.IsCarried(kept) && seen.Add(kept.Root)
                && attempt.Definitions
                    .Any(d => d.Place == kept.Whole && d.Value is { } value && !ReferenceEquals(value, attempt.Write) && !value.DescendantsAndSelf().Contains(attempt.Write) && IsLimit(value, changes, attempt, seen)))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Whether a call looks at nothing but how the write failed: that may be the same for ever.</summary>
    private static bool IsAboutTheFailure(IInvocationOperation call, Attempt attempt)
    {
        if (ReferenceEquals(call, attempt.Write))
        {
            return true;
        }

        ITypeSymbol[] given = [.. call.DescendantsAndSelf()
            .Where(o => attempt.Body.Places.Of(o) is not null && !o.ConstantValue.HasValue)
            .Select(o => RootType(o, attempt.Body.Places)).OfType<ITypeSymbol>()];
        return given.Length > 0 && given.All(IsFailure);
    }

    private static ITypeSymbol? RootType(IOperation operation, Places places) => places.Of(operation)?.Root switch
    {
        ILocalSymbol local => local.Type,
        IParameterSymbol parameter => parameter.Type,
        IFieldSymbol field => field.Type,
        IPropertySymbol property => property.Type,
        _ => null,
    };

    private static bool IsFailure(ITypeSymbol type)
    {
        for (ITypeSymbol? t = type; t is not null; t = t.BaseType)
        {
            if (t.Name is "Exception" or "HttpResponseMessage" or "HttpStatusCode" or "GateResult")
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>A token whose source was made with a time, or is given one.</summary>
    private static bool IsTimed(IPropertyReferenceOperation token, Attempt attempt)
    {
        if (attempt.Body.Places.Of(token)?.Root is not ISymbol source)
        {
            return false;
        }

        foreach (IOperation operation in attempt.Body.AllOperations().Select(o => o.Operation))
        {
            bool isTimed = operation switch
            {
                ISimpleAssignmentOperation { Target: ILocalReferenceOperation local, Value: IObjectCreationOperation { Arguments.IsEmpty: false, Type.Name: "CancellationTokenSource" } } => SymbolEqualityComparer.Default.Equals(local.Local, source),
                IInvocationOperation { TargetMethod.Name: "CancelAfter", Instance: ILocalReferenceOperation local } => SymbolEqualityComparer.Default.Equals(local.Local, source),
                _ => false,
            };
            if (isTimed)
            {
                return true;
            }
        }

        return false;
    }
}
