using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>What makes a write run again after it failed.</summary>
internal enum AttemptKind
{
    /// <summary>A loop, or a jump back.</summary>
    Loop,

    /// <summary>The method calls itself.</summary>
    Recursion,

    /// <summary>A delegate that is handed to something that calls it again.</summary>
    Delegate,
}

/// <summary>One write that may run again after it failed, and what runs between two attempts.</summary>
/// <param name="body">What it is in.</param>
/// <param name="write">The write, as it stands in the flow.</param>
/// <param name="block">The block of the write.</param>
/// <param name="index">Its place within the block.</param>
/// <param name="cycle">The blocks of the cycle.</param>
/// <param name="path">The blocks that run between the failure and the next attempt, the write's own included.</param>
/// <param name="scope">The loop, method or lambda that holds all attempts or is one: what can be made once belongs before it.</param>
internal sealed class Attempt(Body body, IOperation write, int block, int index, bool[] cycle, bool[] path, SyntaxNode scope)
{
    public Body Body => body;

    public IOperation Write => write;

    public int WriteBlock => block;

    public int WriteIndex => index;

    public AttemptKind Kind { get; init; }

    public bool[] Cycle => cycle;

    public bool[] Path => path;

    /// <summary>The block that every attempt starts with.</summary>
    public int Header { get; init; }

    /// <summary>Whether the write is known to have failed by what it returned, not by an exception.</summary>
    public bool IsByResult { get; init; }

    /// <summary>The first blocks of the handlers that the failure leads to.</summary>
    public IReadOnlyList<int> Handlers { get; init; } = [];

    public SyntaxNode Scope => scope;

    /// <summary>The blocks of the path, in the order of the source.</summary>
    public IEnumerable<int> PathBlocks => Enumerable.Range(0, path.Length).Where(b => path[b]);

    /// <summary>What gives places their values between the failure and the next attempt.</summary>
    public IEnumerable<Definition> Definitions => PathBlocks.SelectMany(b => Attempts.Definitions.In(body, b)).Where(IsBetweenAttempts);

    /// <summary>Whether every attempt, the first included, runs an operation before it writes.</summary>
    public bool RunsBeforeEach(int b, int i) => b == block ? i <= index : body.Flow.Dominates(b, block);

    /// <summary>Whether a value outlives one attempt.</summary>
    public bool IsCarried(Place place) => place.Root switch
    {
        ILocalSymbol local => !IsMadeAnew(local),
        IParameterSymbol parameter => Kind == AttemptKind.Loop || !SymbolEqualityComparer.Default.Equals(parameter.ContainingSymbol, body.Symbol)
            || Kind == AttemptKind.Recursion,
        ISymbol => true,
        _ => false,
    };

    /// <summary>After an exception the rest of the write's own block has not run.</summary>
    private bool IsBetweenAttempts(Definition definition)
        => IsByResult || definition.Block != block || definition.Index < index
            || (definition.Index == index && definition.Operation.Syntax != write.Syntax && write.Syntax.Span.Contains(definition.Operation.Syntax.Span));

    /// <summary>A variable is made anew where the way back leaves the region that it lives in.</summary>
    private bool IsMadeAnew(ILocalSymbol local)
    {
        for (int b = 0; b < body.Flow.Count; b++)
        {
            foreach (var region in body.Flow.RegionsAround(b))
            {
                if (region.Locals.Contains(local, SymbolEqualityComparer.Default))
                {
                    return Header < region.FirstBlockOrdinal || Header > region.LastBlockOrdinal;
                }
            }
        }

        return false;
    }
}
