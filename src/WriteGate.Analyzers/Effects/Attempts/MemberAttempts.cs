using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;

namespace WriteGate.Analyzers.Effects.Attempts;

/// <summary>One write of a member that may run again, and why two attempts of it differ.</summary>
/// <param name="Attempt">What runs again.</param>
/// <param name="Mutations">What makes two attempts differ.</param>
/// <param name="Write">The write as it is written in the member.</param>
/// <param name="Policy">What repeats it; null for a loop or a recursion of the member itself.</param>
internal sealed record RepeatedWrite(Attempt Attempt, IReadOnlyList<Mutation> Mutations, IInvocationOperation Write, RetryPolicy? Policy)
{
    /// <summary>The call that hands the write to what repeats it.</summary>
    public SyntaxNode? Handing { get; init; }

    /// <summary>What a message calls the write.</summary>
    public string Name => Write.TargetMethod.Name;
}

/// <summary>The writes of one member that may run again, found once however many rules speak of them.</summary>
internal sealed class MemberAttempts
{
    private static readonly ConditionalWeakTable<Compilation, ConcurrentDictionary<SyntaxNode, MemberAttempts>> Cache = new();

    private static readonly MemberAttempts None = new([]);

    private MemberAttempts(ImmutableArray<RepeatedWrite> writes) => Writes = writes;

    public ImmutableArray<RepeatedWrite> Writes { get; }

    /// <summary>What is known of a member; found by whoever asks first.</summary>
    public static MemberAttempts Of(SyntaxNode member, ISymbol owner, SemanticModel model, WriteCalls calls, CancellationToken cancellationToken)
    {
        // Few members can repeat anything, and only for those the compiler is asked for more than their text.
        MemberText text = MemberText.Of(member, calls.Compilation);
        if (!text.MayRepeat(owner.Name))
        {
            return None;
        }

        ConcurrentDictionary<SyntaxNode, MemberAttempts> known = Cache.GetValue(calls.Compilation, static _ => new());
        return known.TryGetValue(member, out MemberAttempts found)
            ? found
            : known.GetOrAdd(member, Find(member, text, owner, model, calls, cancellationToken));
    }

    private static MemberAttempts Find(SyntaxNode member, MemberText text, ISymbol owner, SemanticModel model, WriteCalls calls, CancellationToken cancellationToken)
    {
        if (MemberRoot.Of(member, model, cancellationToken) is not { } root)
        {
            return None;
        }

        List<IInvocationOperation> all = [.. root.DescendantsAndSelf().OfType<IInvocationOperation>()];
        Lazy<ImmutableArray<Body>> lazyBodies = new(() => Body.Of(root, owner, cancellationToken));
        List<RetryCall> retries = [.. all.SelectMany(c => RetryCalls.Read(c, lazyBodies, calls.Compilation, cancellationToken))];
        WritesAmong writes = new(all, calls, cancellationToken);
        bool isInCycle = (text.LeadsBack(owner.Name) || retries.Count > 0) && all.Exists(call => text.MayRunAgain(call.Syntax) && writes.At(call.Syntax) is not null);
        if (!isInCycle && retries.Count == 0)
        {
            return None;
        }

        ImmutableArray<Body> bodies = lazyBodies.Value;
        ImmutableArray<RepeatedWrite>.Builder found = ImmutableArray.CreateBuilder<RepeatedWrite>();
        foreach (Body body in bodies)
        {
            foreach ((IOperation operation, int block, int index) in body.AllOperations())
            {
                if (isInCycle && operation is IInvocationOperation && text.MayRunAgain(operation.Syntax) && writes.At(operation.Syntax) is { } write)
                {
                    AddLoops(body, operation, block, index, write, bodies, writes, calls, found, cancellationToken);
                }
            }
        }

        foreach (RetryCall retry in retries)
        {
            AddHanded(retry, bodies, writes, calls, found, cancellationToken);
        }

        return found.Count == 0 ? None : new(found.ToImmutable());
    }

    private static void AddLoops(
        Body body, IOperation operation, int block, int index, IInvocationOperation write, ImmutableArray<Body> bodies, WritesAmong writes, WriteCalls calls, ImmutableArray<RepeatedWrite>.Builder found, CancellationToken cancellationToken)
    {
        foreach (Attempt[] attempts in AttemptFinder.Find(body, operation, block, index, cancellationToken))
        {
            bool isAny = false;
            foreach (Attempt attempt in attempts)
            {
                PayloadSlice slice = PayloadSlice.Of(attempt, calls, cancellationToken);
                if (!slice.IsOverItems)
                {
                    isAny = true;
                    found.Add(new(attempt, [.. slice.Mutations, .. InCallee(write, body, bodies, writes, calls, cancellationToken)], write, null));
                }
            }

            if (isAny)
            {
                return;
            }
        }
    }

    private static void AddHanded(
        RetryCall retry, ImmutableArray<Body> bodies, WritesAmong writes, WriteCalls calls, ImmutableArray<RepeatedWrite>.Builder found, CancellationToken cancellationToken)
    {
        Body? body = bodies.FirstOrDefault(b => SymbolEqualityComparer.Default.Equals(b.Symbol?.OriginalDefinition, retry.Handed.OriginalDefinition));
        bool isOfMember = body is not null;
        body ??= Bodies.For(calls.Compilation).Own(retry.Handed) is { } root ? Body.Of(root, retry.Handed, cancellationToken).FirstOrDefault() : null;
        if (body is null)
        {
            return;
        }

        WritesAmong own = isOfMember ? writes : WritesAmong.Own(retry.Handed, calls, cancellationToken);
        foreach ((IOperation operation, int block, int index) in body.AllOperations())
        {
            if (operation is IInvocationOperation && own.At(operation.Syntax) is { } write)
            {
                Attempt attempt = AttemptFinder.Whole(body, operation, block, index);
                PayloadSlice slice = PayloadSlice.Of(attempt, calls, cancellationToken);
                found.Add(new(attempt, [.. slice.Mutations, .. InCallee(write, body, bodies, writes, calls, cancellationToken)], write, retry.Policy) { Handing = retry.Call });
            }
        }
    }

    /// <summary>What a method of the same type makes anew for the write that it is called for.</summary>
    private static IEnumerable<Mutation> InCallee(
        IInvocationOperation write, Body body, ImmutableArray<Body> bodies, WritesAmong writes, WriteCalls calls, CancellationToken cancellationToken)
    {
        IMethodSymbol callee = write.TargetMethod.OriginalDefinition;
        bool isLocal = callee.MethodKind == MethodKind.LocalFunction;
        Body? inner = body.IsSelfCall(write) ? null
            : isLocal ? bodies.FirstOrDefault(b => SymbolEqualityComparer.Default.Equals(b.Symbol, callee))
            : SymbolEqualityComparer.Default.Equals(callee.ContainingType, body.Symbol?.ContainingType?.OriginalDefinition) && Bodies.For(calls.Compilation).Own(callee) is { } root
                ? Body.Of(root, callee, cancellationToken).FirstOrDefault()
                : null;
        if (inner is null)
        {
            yield break;
        }

        WritesAmong own = isLocal ? writes : WritesAmong.Own(callee, calls, cancellationToken);
        foreach ((IOperation operation, int block, int index) in inner.AllOperations())
        {
            if (operation is IInvocationOperation && own.At(operation.Syntax) is not null)
            {
                foreach (Mutation mutation in PayloadSlice.Of(AttemptFinder.Whole(inner, operation, block, index), calls, cancellationToken).Mutations)
                {
                    yield return mutation;
                }
            }
        }
    }
}
