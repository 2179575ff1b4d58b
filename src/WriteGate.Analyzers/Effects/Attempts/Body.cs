using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.FlowAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>What runs at once: a member, or a lambda or local function in it, with its flow.</summary>
internal sealed class Body
{
    private readonly Dictionary<SyntaxNode, IOperation> originals;

    private Body(ControlFlowGraph graph, ISymbol? symbol, SyntaxNode syntax, Dictionary<SyntaxNode, IOperation> originals, Compilation compilation)
    {
        Compilation = compilation;
        this.originals = originals;
        Symbol = symbol;
        Syntax = syntax;
        Flow = new(graph, IsSelfCall);
        Places = new(graph);
    }

    /// <summary>The method that runs; null for an initializer.</summary>
    public ISymbol? Symbol { get; }

    public SyntaxNode Syntax { get; }

    /// <summary>Operations of a flow know no semantic model.</summary>
    public Compilation Compilation { get; }

    public FlowGraph Flow { get; }

    public Places Places { get; }

    /// <summary>The bodies of a member, itself first.</summary>
    public static ImmutableArray<Body> Of(IOperation root, ISymbol? owner, CancellationToken cancellationToken)
    {
        ControlFlowGraph? graph = root switch
        {
            IMethodBodyOperation method => ControlFlowGraph.Create(method, cancellationToken),
            IConstructorBodyOperation constructor => ControlFlowGraph.Create(constructor, cancellationToken),
            IFieldInitializerOperation field => ControlFlowGraph.Create(field, cancellationToken),
            IPropertyInitializerOperation property => ControlFlowGraph.Create(property, cancellationToken),
            IBlockOperation { Parent: null } block => ControlFlowGraph.Create(block, cancellationToken),
            _ => null,
        };
        if (graph is null || root.SemanticModel is not { } model)
        {
            return [];
        }

        Dictionary<SyntaxNode, IOperation> originals = [];
        foreach (IOperation operation in root.DescendantsAndSelf())
        {
            if (operation is IAnonymousFunctionOperation or ILocalFunctionOperation)
            {
                originals[operation.Syntax] = operation;
            }
        }

        ImmutableArray<Body>.Builder bodies = ImmutableArray.CreateBuilder<Body>();
        Add(graph, owner, root.Syntax, originals, bodies, model.Compilation, cancellationToken);
        return bodies.ToImmutable();
    }

    /// <summary>The body of a method, local function or lambda of these sources.</summary>
    public static Body? OfMethod(IMethodSymbol method, Compilation compilation, CancellationToken cancellationToken)
    {
        IOperation? root = Bodies.For(compilation).Own(method);
        while (root?.Parent is { } parent)
        {
            root = parent;
        }

        return root is null ? null : Of(root, method.MethodKind is MethodKind.LocalFunction or MethodKind.LambdaMethod ? null : method, cancellationToken)
            .FirstOrDefault(b => SymbolEqualityComparer.Default.Equals(b.Symbol?.OriginalDefinition, method.OriginalDefinition));
    }

    /// <summary>The lambda or local function as it is written; its flow is a body of its own.</summary>
    public IOperation? Original(SyntaxNode syntax) => originals.TryGetValue(syntax, out IOperation operation) ? operation : null;

    /// <summary>The declaration of a local function of the member.</summary>
    public IOperation? LocalFunction(IMethodSymbol method) => method.MethodKind == MethodKind.LocalFunction
        && method.DeclaringSyntaxReferences.FirstOrDefault()?.GetSyntax() is { } syntax ? Original(syntax) : null;

    /// <summary>Whether a call runs the body again.</summary>
    public bool IsSelfCall(IOperation operation) => operation is IInvocationOperation call
        && Symbol is IMethodSymbol { MethodKind: not MethodKind.LambdaMethod }
        && SymbolEqualityComparer.Default.Equals(call.TargetMethod.OriginalDefinition, Symbol.OriginalDefinition);

    /// <summary>Every operation of a block and where it stands, in the order in which they run; what a block decides on comes last.</summary>
    public IEnumerable<(IOperation Operation, int Index)> Operations(int block)
    {
        BasicBlock b = Flow.Graph.Blocks[block];
        for (int i = 0; i < b.Operations.Length; i++)
        {
            yield return (b.Operations[i], i);
        }

        if (b.BranchValue is { } value)
        {
            yield return (value, b.Operations.Length);
        }
    }

    /// <summary>Every operation of the body with its parts, and where it stands.</summary>
    public IEnumerable<(IOperation Operation, int Block, int Index)> AllOperations()
    {
        for (int b = 0; b < Flow.Count; b++)
        {
            foreach ((IOperation operation, int index) in Operations(b))
            {
                foreach (IOperation part in operation.DescendantsAndSelf())
                {
                    yield return (part, b, index);
                }
            }
        }
    }

    private static void Add(
        ControlFlowGraph graph,
        ISymbol? symbol,
        SyntaxNode syntax,
        Dictionary<SyntaxNode, IOperation> originals,
        ImmutableArray<Body>.Builder bodies,
        Compilation compilation,
        CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        bodies.Add(new(graph, symbol, syntax, originals, compilation));
        foreach (IMethodSymbol local in graph.LocalFunctions)
        {
            ControlFlowGraph inner = graph.GetLocalFunctionControlFlowGraph(local, cancellationToken);
            Add(inner, local, inner.OriginalOperation.Syntax, originals, bodies, compilation, cancellationToken);
        }

        foreach (BasicBlock block in graph.Blocks)
        {
            foreach (IOperation operation in block.Operations.Append(block.BranchValue).OfType<IOperation>().SelectMany(o => o.DescendantsAndSelf()))
            {
                if (operation is IFlowAnonymousFunctionOperation lambda)
                {
                    Add(graph.GetAnonymousFunctionControlFlowGraph(lambda, cancellationToken), lambda.Symbol, lambda.Syntax, originals, bodies, compilation, cancellationToken);
                }
            }
        }
    }
}
