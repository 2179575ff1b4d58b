using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Reads an <c>[AgentTools]</c> class.</summary>
internal static class ToolsReader
{
    /// <summary>
    /// The spec; null when the class cannot be extended. A class that can be, but may not, is extended without tools, so
    /// that only our diagnostic shows and not what follows from a missing interface.
    /// </summary>
    public static ToolsSpec? Read(INamedTypeSymbol type, ContractReading reading)
    {
        if (reading.Known.Find(type, KnownNames.AgentTools) is not { } attribute || attribute.IsBroken())
        {
            return null;
        }

        if (!ToolsShape.CanBeExtended(type, reading))
        {
            return null;
        }

        string group = attribute.Text(0);
        bool hasGroup = WireNames.IsToolName(group);
        if (!hasGroup)
        {
            reading.Report(ToolNamesRule.Group, attribute.Place(0, reading.CancellationToken), type.Name, group);
        }

        bool isSealed = ToolsShape.IsSealed(type, reading);
        List<(ToolSpec Tool, PatchSpec? Patch)> tools = ReadTools(type, hasGroup ? group : "tool", reading);
        return Spec(type, group, hasGroup && isSealed ? tools : [], reading);
    }

    private static List<(ToolSpec Tool, PatchSpec? Patch)> ReadTools(INamedTypeSymbol type, string group, ContractReading reading)
    {
        List<(ToolSpec Tool, PatchSpec? Patch)> tools = [];
        HashSet<string> identifiers = new(StringComparer.Ordinal);
        foreach (IMethodSymbol method in Methods(type))
        {
            reading.CancellationToken.ThrowIfCancellationRequested();
            if (reading.Known.Find(method, KnownNames.WriteTier) is not { } attribute || attribute.IsBroken())
            {
                continue;
            }

            ToolDraft draft = new(method, Tiers.Of(attribute), reading);
            string? name = ToolNameReader.Read(draft, group);
            if (ToolReader.Read(draft) is { } tool && name is not null)
            {
                tools.Add((tool with { Name = name, Resource = tool.Resource.Length > 0 ? tool.Resource : name, Identifier = Identifier(method, identifiers) }, draft.Patch));
            }
        }

        return tools;
    }

    /// <summary>In source order; the files of a partial class by path.</summary>
    private static IEnumerable<IMethodSymbol> Methods(INamedTypeSymbol type)
        => type.GetMembers().OfType<IMethodSymbol>()
            .Where(m => !m.IsImplicitlyDeclared && m.Locations.Any(l => l.IsInSource))
            .OrderBy(m => ContractReading.Place(m).SourceTree!.FilePath, StringComparer.Ordinal)
            .ThenBy(m => ContractReading.Place(m).SourceSpan.Start);

    private static string Identifier(IMethodSymbol method, HashSet<string> taken)
    {
        string identifier = method.Name;
        for (int number = 2; !taken.Add(identifier); number++)
        {
            identifier = method.Name + Invariant.Text(number);
        }

        return identifier;
    }

    private static ToolsSpec Spec(
        INamedTypeSymbol type, string group, List<(ToolSpec Tool, PatchSpec? Patch)> tools, ContractReading reading)
    {
        ReachableTypes reachable = new(reading.Types);
        List<PatchSpec> patches = [];
        foreach ((ToolSpec tool, PatchSpec? patch) in tools)
        {
            tool.Parameters.ToList().ForEach(reachable.Add);
            reachable.Add(tool.Result);
            if (patch is not null && patches.All(p => p.Type != patch.Type))
            {
                patches.Add(patch);
                patch.Fields.ToList().ForEach(f => reachable.Add(f.Member));
            }
        }

        return new(PartialTypes.SpecOf(type), group)
        {
            Tools = new(tools.Select(t => t.Tool)),
            Objects = reachable.Objects,
            Enums = reachable.Enums,
            Patches = new(patches),
        };
    }
}
