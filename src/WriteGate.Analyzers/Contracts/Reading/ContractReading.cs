using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>State of reading one type: what is wrong so far and which objects and enums were met.</summary>
internal sealed class ContractReading(
    KnownSymbols known, INamedTypeSymbol owner, CancellationToken cancellationToken, TypeTable? types = null)
{
    private readonly List<ContractViolation> violations = [];
    private readonly HashSet<(string RuleId, Location Location)> reported = [];

    public KnownSymbols Known => known;

    /// <summary>The type that generated code is nested in, which decides what it can see.</summary>
    public INamedTypeSymbol Owner => owner;

    public CancellationToken CancellationToken => cancellationToken;

    public TypeTable Types { get; } = types ?? new();

    public ForeignRecords ForeignRecords { get; } = new(known);

    /// <summary>The records met in patches; null for one that cannot be patched.</summary>
    public Dictionary<INamedTypeSymbol, PatchSpec?> Patches { get; } = new(SymbolEqualityComparer.Default);

    /// <summary>The names of tools given so far.</summary>
    public List<ToolPlace> Names { get; } = [];

    public ImmutableArray<ContractViolation> Violations => [.. violations];

    /// <summary>Reports a mistake. One place breaks one rule once, however many tools lead to it.</summary>
    public void Report(DiagnosticDescriptor descriptor, Location? place, params string[] arguments)
        => Report(new(descriptor, place ?? Place(owner), [.. arguments]));

    /// <inheritdoc cref="Report(DiagnosticDescriptor, Location, string[])"/>
    public void Report(ContractViolation violation)
    {
        if (reported.Add((violation.RuleId, violation.Location)))
        {
            violations.Add(violation);
        }
    }

    /// <summary>Where a symbol's name is written.</summary>
    public static Location Place(ISymbol symbol) => symbol.Locations.FirstOrDefault(l => l.IsInSource) ?? Location.None;
}
