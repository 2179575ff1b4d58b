using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Effects.Missing;
using WriteGate.Analyzers.Effects.Sinks;
using WriteGate.Analyzers.Effects.Summaries;
using WriteGate.Analyzers.Effects.Values;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Effects.Calls;

/// <summary>What the effects of a compilation are read from.</summary>
internal sealed class EffectSources(Compilation compilation, SinkTable? userSinks)
{
    private readonly Imports imports = new(compilation);
    private readonly KnownSymbols known = KnownSymbols.For(compilation);
    private readonly ConcurrentDictionary<IMethodSymbol, bool> silent = new(SymbolEqualityComparer.Default);

    public Bodies Bodies { get; } = Bodies.For(compilation);

    public Implementations Implementations { get; } = new(compilation);

    public SinkFinder Sinks { get; } = new(userSinks);

    /// <summary>What referenced projects say of themselves.</summary>
    public ReferencedSummaries Summaries => field ??= new(known);

    public MissingCalls Missing => field ??= new(imports, Sinks);

    /// <summary>What a member is declared to do, by an attribute of ours or of a client generator.</summary>
    public (EffectKind Kind, EffectTraits Traits)? Declared(IMethodSymbol method)
        => IsDeclaredRead(method) ? (EffectKind.Read, EffectTraits.None) : VerbAttributes.Read(method, imports);

    public bool IsDeclaredRead(IMethodSymbol method) => known.IsReferenced && known.Has(method, KnownNames.Reads);

    /// <summary>Whether a method can be called with a permit only, which the gate alone gives.</summary>
    public bool IsGated(IMethodSymbol method) => known.IsReferenced && method.Parameters.Any(p => known.Is(p.Type, KnownNames.WritePermit));

    /// <summary>Whether a method of another assembly does nothing that counts, whatever it is given.</summary>
    public bool IsInert(IMethodSymbol method, IOperation? instance)
        => silent.GetOrAdd(method.OriginalDefinition, TellsNothing)
            && Sinks.Find(method, instance is null ? null : OperationTree.Unwrap(instance).Type) is null;

    /// <summary>All that the type which declares a field puts there.</summary>
    public IEnumerable<IOperation> ValuesOf(IFieldSymbol field, CancellationToken cancellationToken)
    {
        if (Bodies.InitializerOf(field, cancellationToken) is { } initializer)
        {
            yield return initializer;
        }

        ImmutableArray<IMethodSymbol> constructors = field.IsStatic ? field.ContainingType.StaticConstructors : field.ContainingType.InstanceConstructors;
        foreach (IOperation body in constructors.SelectMany(c => Bodies.Of(c, cancellationToken).Take(1)))
        {
            foreach (IOperation value in BodyScope.Of(body).ValuesOf(field))
            {
                yield return value;
            }
        }
    }

    /// <summary>Whether neither a declaration, a body, a summary nor the name says anything of a method; the tables aside.</summary>
    private bool TellsNothing(IMethodSymbol method)
        => method.MethodKind != MethodKind.DelegateInvoke
            && !Implementations.MayHave(method)
            && ForeignCalls.KindByVerb(method) == EffectKind.None
            && Declared(method) is null
            && NativeCalls.Find(method, Sinks) is null
            && Summaries.Find(method) is null;
}
