using System.Collections.Concurrent;
using System.Globalization;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;
using WriteGate.Analyzers.Effects.Calls;
using WriteGate.Analyzers.Effects.Sinks;

namespace WriteGate.Analyzers.Effects;

/// <summary>
/// The effects of a compilation, found on demand: nothing is read before somebody asks, each body is read once, and nobody
/// waits for anybody else.
/// </summary>
internal sealed class EffectMap
{
    /// <summary>How many calls are followed, where <c>.editorconfig</c> does not say.</summary>
    public const int DefaultMaxDepth = 6;

    /// <summary>The key in <c>.editorconfig</c>.</summary>
    public const string MaxDepthKey = "writegate_max_call_depth";

    private static readonly ConditionalWeakTable<Compilation, EffectMap> Maps = new();

    private readonly ConcurrentDictionary<MethodState, MethodCalls> calls = new();
    private readonly ConcurrentDictionary<IMethodSymbol, EffectSummary> summaries = new(SymbolEqualityComparer.Default);
    private readonly Lazy<EffectSources> sources;
    private readonly int maxDepth;

    private EffectMap(Compilation compilation, AnalyzerOptions options)
    {
        sources = new(() => new(compilation, SinkFile.Lines(options.AdditionalFiles)));
        maxDepth = MaxDepth(compilation, options);
    }

    /// <param name="compilation">The compilation that is asked about.</param>
    /// <param name="options">Its options: the additional file of sinks and the depth.</param>
    public static EffectMap For(Compilation compilation, AnalyzerOptions options)
        => Maps.TryGetValue(compilation, out EffectMap map) ? map : Maps.GetValue(compilation, c => new(c, options));

    /// <summary>Bodies and implementations, for those who follow calls to ends of their own.</summary>
    public EffectSources Sources => sources.Value;

    /// <summary>Everything that a method, lambda or local function may do.</summary>
    public EffectSummary Of(IMethodSymbol method, CancellationToken cancellationToken)
    {
        IMethodSymbol definition = method.OriginalDefinition;
        if (summaries.TryGetValue(definition, out EffectSummary known))
        {
            return known;
        }

        EffectSummary summary = sources.Value.Declared(definition) is { } declared && definition.Locations.FirstOrDefault() is { } place
            ? new([new(declared.Kind, declared.Traits, definition, MemberNames.Of(definition), [], place)])
            : Search(new MethodState(definition, null, Bindings.None), cancellationToken);
        return summaries.GetOrAdd(definition, summary);
    }

    /// <summary>What a call of the method may do, whichever implementation it meets.</summary>
    public EffectSummary OfAny(IMethodSymbol method, CancellationToken cancellationToken)
    {
        if (!method.IsAbstract && !method.IsVirtual && !method.IsOverride)
        {
            return Of(method, cancellationToken);
        }

        Location place = method.Locations.FirstOrDefault() ?? Location.None;
        return sources.Value.Declared(method) is not null ? Of(method, cancellationToken) : Search(
            null,
            MethodCalls.None with
            {
                Callees = [.. sources.Value.Implementations.Of(method, null, isExact: false, cancellationToken)
                    .Select(t => new CalleeCall(new(t.Method.OriginalDefinition, t.This?.OriginalDefinition, Bindings.None), place))],
            },
            cancellationToken);
    }

    /// <summary>
    /// What one call, object creation or property access may do, its arguments known as they stand. Calls among its
    /// arguments are not its own.
    /// </summary>
    public EffectSummary Of(IOperation call, CancellationToken cancellationToken)
    {
        if ((call is IInvocationOperation { TargetMethod: var method } invocation && sources.Value.IsInert(method, invocation.Instance))
            || OwnerOf(call) is not { } owner)
        {
            return EffectSummary.None;
        }

        MethodState caller = new(owner, null, Bindings.None);
        return Search(null, CallReader.ReadOne(sources.Value, caller, call, cancellationToken), cancellationToken);
    }

    private EffectSummary Search(MethodState start, CancellationToken cancellationToken)
        => Search(start, CallsOf(start, cancellationToken), cancellationToken);

    private EffectSummary Search(MethodState? start, MethodCalls first, CancellationToken cancellationToken)
        => new EffectSearch(state => CallsOf(state, cancellationToken), state => Normalize(state, cancellationToken), maxDepth).From(start, first);

    private MethodCalls CallsOf(MethodState state, CancellationToken cancellationToken)
    {
        if (calls.TryGetValue(state, out MethodCalls known))
        {
            return known;
        }

        cancellationToken.ThrowIfCancellationRequested();
        MethodCalls read = sources.Value.Bodies.Of(state.Method, cancellationToken)
            .Select(body => CallReader.Read(sources.Value, state, body, cancellationToken))
            .Aggregate(MethodCalls.None, MethodCalls.Both);
        return calls.GetOrAdd(state, read);
    }

    /// <summary>Leaves out what the method's body does not ask for, so that it is read once for all callers that do not differ.</summary>
    private MethodState Normalize(MethodState state, CancellationToken cancellationToken)
    {
        if (state.Arguments.IsEmpty && state.This is null)
        {
            return state;
        }

        MethodCalls plain = CallsOf(new(state.Method, null, Bindings.None), cancellationToken);
        bool isNarrower = plain.AsksThis && !SymbolEqualityComparer.Default.Equals(state.This, state.Method.ContainingType);
        return new(state.Method, isNarrower ? state.This : null, state.Arguments.Of(plain.Asked));
    }

    /// <summary>The method whose body an operation stands in.</summary>
    private static IMethodSymbol? OwnerOf(IOperation operation)
    {
        for (IOperation? o = operation; o is not null; o = o.Parent)
        {
            switch (o)
            {
                case IAnonymousFunctionOperation lambda: return lambda.Symbol;
                case ILocalFunctionOperation local: return local.Symbol;
            }
        }

        // An initializer of a field stands in no method; it runs in every constructor.
        ISymbol? owner = operation.SemanticModel?.GetEnclosingSymbol(operation.Syntax.SpanStart);
        return owner as IMethodSymbol ?? owner?.ContainingType?.InstanceConstructors.FirstOrDefault();
    }

    private static int MaxDepth(Compilation compilation, AnalyzerOptions options)
    {
        AnalyzerConfigOptionsProvider configured = options.AnalyzerConfigOptionsProvider;
        return (configured.GlobalOptions.TryGetValue(MaxDepthKey, out string? text)
                || (compilation.SyntaxTrees.FirstOrDefault() is { } tree && configured.GetOptions(tree).TryGetValue(MaxDepthKey, out text)))
            && int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int depth)
            ? depth
            : DefaultMaxDepth;
    }
}
