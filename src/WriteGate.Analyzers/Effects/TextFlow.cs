using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>
/// Follows a text inside one body: through local variables and whatever leaves it readable, such as trimming, joining
/// and interpolating. What is computed from a text (its length, its hash, a number read from it) is another value.
/// </summary>
internal sealed class TextFlow
{
    /// <summary>Types whose methods and constructors pass text on.</summary>
    private static readonly HashSet<string> Conduits = new(StringComparer.Ordinal)
    {
        "System.String", "System.Object", "System.Text.StringBuilder", "System.Text.Encoding", "System.IO.StringReader", "System.IO.MemoryStream",
        "System.MemoryExtensions", "System.Uri", "System.Net.WebUtility", "System.FormattableString",
    };

    private readonly Func<IOperation, bool> isSource;
    private readonly KnownSymbols known;
    private readonly HashSet<ISymbol> carriers = new(SymbolEqualityComparer.Default);

    private TextFlow(Func<IOperation, bool> isSource, KnownSymbols known) => (this.isSource, this.known) = (isSource, known);

    /// <summary>The flow of what a test takes for the text, in one body with its lambdas and local functions.</summary>
    public static TextFlow In(IOperation body, Func<IOperation, bool> isSource, KnownSymbols known, CancellationToken cancellationToken)
    {
        TextFlow flow = new(isSource, known);
        IOperation[] all = [.. body.DescendantsAndSelf()];
        int before;
        do
        {
            cancellationToken.ThrowIfCancellationRequested();
            before = flow.carriers.Count;
            foreach (IOperation operation in all)
            {
                flow.Assign(operation);
            }
        }
        while (flow.carriers.Count > before);
        return flow;
    }

    /// <summary>Whether a value is the text or holds it.</summary>
    public bool Carries(IOperation? value)
    {
        IOperation? bare = value?.Bare();
        return bare is not null && (isSource(bare) || bare switch
        {
            ILocalReferenceOperation local => carriers.Contains(local.Local),
            IParameterReferenceOperation parameter => carriers.Contains(parameter.Parameter),
            ICoalesceOperation coalesce => Carries(coalesce.Value) || Carries(coalesce.WhenNull),
            IConditionalOperation choice => Carries(choice.WhenTrue) || Carries(choice.WhenFalse),
            ISwitchExpressionOperation choice => choice.Arms.Any(arm => Carries(arm.Value)),
            IBinaryOperation { OperatorKind: BinaryOperatorKind.Add, Type.SpecialType: SpecialType.System_String } sum => Carries(sum.LeftOperand) || Carries(sum.RightOperand),
            IInterpolatedStringOperation text => text.Parts.OfType<IInterpolationOperation>().Any(part => Carries(part.Expression)),
            IConditionalAccessOperation access => Carries(access.WhenNotNull),
            IConditionalAccessInstanceOperation instance => Carries(Accessed(instance)),
            IArrayCreationOperation { Initializer: { } items } => items.ElementValues.Any(Carries),
            ICollectionExpressionOperation list => list.Elements.Any(Carries),
            IAwaitOperation awaited => Carries(awaited.Operation),
            IInvocationOperation call => (call.TargetMethod.Name == "ToString" || IsConduit(call.TargetMethod.ContainingType)) && (Carries(call.Instance) || call.Arguments.Any(a => Carries(a.Value))),
            IObjectCreationOperation creation => IsConduit(creation.Type) && creation.Arguments.Any(a => Carries(a.Value)),
            _ => false,
        });
    }

    private void Assign(IOperation operation)
    {
        (ISymbol? Target, IOperation? Value) step = operation switch
        {
            IVariableDeclaratorOperation { Initializer: { } initial } variable => (variable.Symbol, initial.Value),
            IAssignmentOperation assignment => (Variable(assignment.Target), assignment.Value),
            IInvocationOperation { TargetMethod.ContainingType.Name: "StringBuilder" } call => (Variable(First(call)), call),
            _ => default,
        };
        if (step.Target is not null && !carriers.Contains(step.Target) && Carries(step.Value))
        {
            carriers.Add(step.Target);
        }
    }

    private bool IsConduit(ITypeSymbol? type) => Conduits.Contains(known.NameOf(type)) || known.DerivesFrom(type, "System.Text.Encoding");

    private static ISymbol? Variable(IOperation? target) => target?.Bare() switch
    {
        ILocalReferenceOperation local => local.Local,
        IParameterReferenceOperation parameter => parameter.Parameter,
        _ => null,
    };

    /// <summary>What a chain of calls begins with.</summary>
    private static IOperation? First(IOperation? operation)
    {
        while (operation is IInvocationOperation { Instance: { } instance })
        {
            operation = instance.Bare();
        }

        return operation;
    }

    /// <summary>What stands before the question mark that a conditional access begins with.</summary>
    private static IOperation? Accessed(IConditionalAccessInstanceOperation instance)
    {
        for (IOperation? o = instance; o is not null; o = o.Parent)
        {
            if (o.Parent is IConditionalAccessOperation access && access.WhenNotNull == o)
            {
                return access.Operation;
            }
        }

        return null;
    }
}
