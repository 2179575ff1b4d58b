using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Effects.Calls;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects;

/// <summary>
/// Finds the tools that a tool reaches: through calls within the compilation, through the gate, by name or typed, and
/// through an agent that it asks, which is made of tools somewhere on the way: in the body, or in what a field or
/// property was given.
/// </summary>
internal sealed class ToolReach(ToolCatalog tools, EffectSources sources, Compilation compilation, CancellationToken cancellationToken)
{
    /// <summary>As deep as calls are followed elsewhere.</summary>
    private const int MaxDepth = 6;

    private readonly KnownSymbols known = KnownSymbols.For(compilation);
    private readonly HashSet<ISymbol> seen = new(SymbolEqualityComparer.Default);

    /// <summary>The tools with a tier, each with the calls on the way.</summary>
    public IEnumerable<(AgentTool Tool, ImmutableArray<ISymbol> Path)> From(IMethodSymbol method)
    {
        seen.Add(method.OriginalDefinition);
        return sources.Bodies.Of(method, cancellationToken).SelectMany(body => In(body, []));
    }

    private IEnumerable<(AgentTool Tool, ImmutableArray<ISymbol> Path)> In(IOperation body, ImmutableArray<ISymbol> path)
    {
        foreach (IOperation operation in body.DescendantsAndSelf())
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (AgentTool tool in Reached(operation))
            {
                if (tool.Tier is not null)
                {
                    yield return (tool, path);
                }
            }

            foreach (ISymbol next in Next(operation))
            {
                if (path.Length < MaxDepth && seen.Add(next.OriginalDefinition))
                {
                    foreach ((AgentTool Tool, ImmutableArray<ISymbol> Path) further in Given(next).SelectMany(o => In(o, path.Add(next))))
                    {
                        yield return further;
                    }
                }
            }
        }
    }

    /// <summary>The tools that one operation calls or makes.</summary>
    private IEnumerable<AgentTool> Reached(IOperation operation) => operation switch
    {
        IInvocationOperation call => Called(call),
        IMethodReferenceOperation reference when tools.Find(reference.Method.OriginalDefinition) is { } tool => [tool],
        _ => [],
    };

    private IEnumerable<AgentTool> Called(IInvocationOperation call)
    {
        IMethodSymbol method = call.TargetMethod;
        if (tools.Find(method.OriginalDefinition) is { } direct)
        {
            return [direct];
        }

        ITypeSymbol? receiver = (method.ReducedFrom ?? method).Parameters.FirstOrDefault()?.Type;
        if (known.Is(receiver, KnownNames.GatedTools))
        {
            return ((INamedTypeSymbol)receiver!).TypeArguments[0].GetMembers(method.Name).OfType<IMethodSymbol>().Select(tools.Find).Where(t => t is not null).Take(1)!;
        }

        bool isByName = method.Name == "CallAsync" && known.Is(method.ContainingType, KnownNames.GateRun);
        return isByName && call.Arguments.FirstOrDefault()?.Value.ConstantText() is { } name ? Named(name) : tools.HandedOverIn(call, cancellationToken);
    }

    private IEnumerable<AgentTool> Named(string name)
    {
        ContractCache contracts = ContractCache.For(compilation);
        return contracts.ToolsClasses(cancellationToken)
            .SelectMany(t => contracts.Tools(t, cancellationToken).Names)
            .Where((ToolPlace place) => place.Name == name)
            .Select(place => tools.Find(place.Method))
            .Where(t => t is not null)!;
    }

    /// <summary>What an operation leads to: a method, or a field or property that may hold an agent.</summary>
    private IEnumerable<ISymbol> Next(IOperation operation) => operation switch
    {
        IInvocationOperation call => Targets(call.TargetMethod, call.Instance, !call.IsVirtual),
        IMethodReferenceOperation reference => Targets(reference.Method, reference.Instance, !reference.IsVirtual),
        IObjectCreationOperation { Constructor: { } constructor } => Targets(constructor, null, isExact: true),
        IFieldReferenceOperation { Field.Type.IsReferenceType: true } reference when IsUsed(reference) => [reference.Field],
        IPropertyReferenceOperation { Property.Type.IsReferenceType: true } reference when IsUsed(reference) => [reference.Property],
        _ => [],
    };

    /// <summary>Whether something is called on a value, or it is passed to a call.</summary>
    private static bool IsUsed(IOperation value)
    {
        IOperation? user = value.Parent;
        while (user is IConversionOperation or IParenthesizedOperation)
        {
            user = user.Parent;
        }

        return user is IInvocationOperation or IArgumentOperation or IConditionalAccessOperation;
    }

    private IEnumerable<IMethodSymbol> Targets(IMethodSymbol method, IOperation? instance, bool isExact) => Implementations.MayHave(method)
        ? sources.Implementations.Of(method, instance is null ? null : OperationTree.Unwrap(instance).Type as INamedTypeSymbol, isExact, cancellationToken).Select(t => t.Method)
        : [];

    /// <summary>What a method does, or what a field or property is given where it is declared and in the constructors.</summary>
    private IEnumerable<IOperation> Given(ISymbol symbol) => symbol switch
    {
        IMethodSymbol method => sources.Bodies.Of(method, cancellationToken),
        IFieldSymbol field => sources.ValuesOf(field.OriginalDefinition, cancellationToken),
        IPropertySymbol { DeclaringSyntaxReferences.IsEmpty: false } property => ValuesOf(property.OriginalDefinition),
        _ => [],
    };

    private IEnumerable<IOperation> ValuesOf(IPropertySymbol property)
    {
        IEnumerable<IOperation> got = property.GetMethod is { } getter ? sources.Bodies.Of(getter, cancellationToken) : [];
        IEnumerable<IOperation> initial = sources.Bodies.InitializerOf(property, cancellationToken) is { } value ? [value] : [];
        return got.Concat(initial).Concat(
            from constructor in property.ContainingType.Constructors
            from body in sources.Bodies.Of(constructor, cancellationToken).Take(1)
            from assignment in body.Descendants().OfType<ISimpleAssignmentOperation>()
            where assignment.Target is IPropertyReferenceOperation target && SymbolEqualityComparer.Default.Equals(target.Property, property)
            select assignment.Value);
    }
}
