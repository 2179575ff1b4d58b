using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>The writes among some calls, each judged when it is asked for and once.</summary>
internal sealed class WritesAmong(IEnumerable<IInvocationOperation> all, WriteCalls calls, CancellationToken cancellationToken)
{
    private readonly ILookup<SyntaxNode, IInvocationOperation> bySyntax = all.ToLookup(call => call.Syntax);
    private readonly Dictionary<SyntaxNode, IInvocationOperation?> judged = [];

    /// <summary>Those of a method of these sources.</summary>
    public static WritesAmong Own(IMethodSymbol method, WriteCalls calls, CancellationToken cancellationToken)
        => new(Bodies.For(calls.Compilation).Own(method)?.DescendantsAndSelf().OfType<IInvocationOperation>() ?? [], calls, cancellationToken);

    /// <summary>The write that stands at a place; null where none does.</summary>
    public IInvocationOperation? At(SyntaxNode syntax)
    {
        if (!judged.TryGetValue(syntax, out IInvocationOperation? write))
        {
            cancellationToken.ThrowIfCancellationRequested();
            write = bySyntax[syntax].LastOrDefault(call => calls.IsWrite(call, cancellationToken));
            judged.Add(syntax, write);
        }

        return write;
    }
}
