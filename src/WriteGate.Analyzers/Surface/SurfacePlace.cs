using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Generation.Wire;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Surface;

/// <summary>An entry of the write surface and where it is written.</summary>
internal sealed record SurfacePlace(SurfaceEntry Entry, Location Location)
{
    /// <summary>What a type adds to the write surface, as far as its contract holds; the rest is reported by other rules.</summary>
    public static IEnumerable<SurfacePlace> In(INamedTypeSymbol type, ContractCache contracts, CancellationToken cancellationToken)
        => contracts.Known.Has(type, KnownNames.AgentTools) ? InTools(contracts.Tools(type, cancellationToken))
            : contracts.Known.Has(type, KnownNames.SystemRecord) ? InRecord(type, contracts.Record(type, cancellationToken).Spec)
            : [];

    private static IEnumerable<SurfacePlace> InTools(ToolsContract contract)
    {
        if (contract.Spec is not { } spec)
        {
            yield break;
        }

        WireTypes types = new(spec);
        HashSet<string> foreign = new(StringComparer.Ordinal);
        foreach (ToolSpec tool in spec.Tools.Where(tool => tool.Shape != Shape.Read))
        {
            IMethodSymbol method = contract.Names.First(place => place.Name == tool.Name).Method;
            yield return new(SurfaceEntries.Of(tool), ContractReading.Place(method));
            foreach ((MemberSpec parameter, SurfaceEntry entry) in SurfaceEntries.Arguments(tool, types))
            {
                yield return new(entry, PlaceOf(method, parameter));
            }

            // A record of another project is pointed at where its fields come within reach of an agent.
            if (tool.PatchParameter >= 0
                && types.PatchOf(tool.Parameters[tool.PatchParameter].Value) is { IsForeign: true } patch
                && foreign.Add(patch.Type))
            {
                foreach ((_, SurfaceEntry entry) in SurfaceEntries.Fields(patch.Name, patch.Fields, types))
                {
                    yield return new(entry, PlaceOf(method, tool.Parameters[tool.PatchParameter]));
                }
            }
        }
    }

    private static IEnumerable<SurfacePlace> InRecord(INamedTypeSymbol type, RecordSpec? record) => record is null ? []
        : SurfaceEntries.Fields(record.Name, record.Fields, new WireTypes(record)).Select(field =>
        {
            Location? property = Properties.Of(type).First(p => p.Name == field.Field.Member.Name).Locations.FirstOrDefault(l => l.IsInSource);
            return new SurfacePlace(field.Entry, property ?? ContractReading.Place(type));
        });

    /// <summary>The method itself for a parameter of another tool that goes by the same name.</summary>
    private static Location PlaceOf(IMethodSymbol method, MemberSpec parameter)
        => ContractReading.Place(method.Parameters.FirstOrDefault<ISymbol>(p => p.Name == parameter.Name) ?? method);
}
