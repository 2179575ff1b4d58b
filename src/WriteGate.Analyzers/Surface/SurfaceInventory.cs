using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Surface;

/// <summary>All that a compilation adds to the write surface, and what of it could not be read.</summary>
internal sealed class SurfaceInventory
{
    private readonly HashSet<(string Kind, string Name)> entries = [];

    public SurfaceInventory(ContractCache contracts, IEnumerable<SurfacePlace> declaredReads, CancellationToken cancellationToken)
    {
        AddAll(declaredReads);
        foreach (INamedTypeSymbol type in SourceTypes.In(contracts.Known.Compilation, cancellationToken))
        {
            if (contracts.Known.Has(type, KnownNames.AgentTools))
            {
                ToolsContract contract = contracts.Tools(type, cancellationToken);
                AddAll(SurfacePlace.In(type, contracts, cancellationToken));
                IsComplete &= contract.Violations.IsEmpty && contract.Spec?.Tools.Count == contract.Names.Length;
            }
            else if (contracts.Known.Has(type, KnownNames.SystemRecord))
            {
                RecordContract contract = contracts.Record(type, cancellationToken);
                AddAll(SurfacePlace.In(type, contracts, cancellationToken));
                IsComplete &= contract is { Spec: not null, Violations.IsEmpty: true } && !Properties.Of(type).Any(p => TypeNames.IsUnknown(p.Type));
            }
        }
    }

    /// <summary>Whether every contract could be read, so that what is not found does not exist.</summary>
    public bool IsComplete { get; private set; } = true;

    /// <summary>Whether an entry surely exists no more. A tool that is gone takes its arguments with it: one word is enough.</summary>
    public bool IsGone(SurfaceEntry entry) => !entries.Contains((entry.Kind, entry.Name)) && entry.Kind switch
    {
        SurfaceEntry.Argument => entries.Contains((SurfaceEntry.Tool, entry.Name.Substring(0, Math.Max(0, entry.Name.LastIndexOf('.'))))),
        SurfaceEntry.DeclaredRead => true,
        _ => IsComplete,
    };

    private void AddAll(IEnumerable<SurfacePlace> places)
    {
        foreach (SurfacePlace place in places)
        {
            entries.Add((place.Entry.Kind, place.Entry.Name));
        }
    }
}
