using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Roslyn;
using WriteGate.Analyzers.Surface.Json;

namespace WriteGate.Analyzers.Surface.Policy;

/// <summary>What a policy may speak of: resources, tools and writable fields, of this project and of those it refers to.</summary>
internal sealed class PolicyNames
{
    private const string Runtime = "WriteGate";

    // Configuration knows no case, and neither does what is looked up in it.
    private readonly SortedSet<string> resources = new(StringComparer.OrdinalIgnoreCase);
    private readonly HashSet<string> fields = new(StringComparer.OrdinalIgnoreCase);
    private readonly Dictionary<string, string> writtenBy = new(StringComparer.OrdinalIgnoreCase);

    public PolicyNames(ContractCache contracts, CancellationToken cancellationToken)
    {
        SurfaceInventory own = new(contracts, [], cancellationToken);
        IsComplete = own.IsComplete;
        foreach (INamedTypeSymbol type in SourceTypes.In(contracts.Known.Compilation, cancellationToken))
        {
            AddOwn(type, contracts, cancellationToken);
        }

        foreach (IAssemblySymbol assembly in contracts.Known.Compilation.SourceModule.ReferencedAssemblySymbols.Where(HasTools))
        {
            cancellationToken.ThrowIfCancellationRequested();
            foreach (AttributeData attribute in assembly.GetAttributes().Where(a => contracts.Known.Is(a.AttributeClass, KnownNames.WriteSurface)))
            {
                AddForeign(attribute.Text(0), attribute.Text(2));
            }
        }
    }

    /// <summary>Whether every contract of the project could be read, so that a name that is not found is wrong.</summary>
    public bool IsComplete { get; }

    public IReadOnlyCollection<string> Resources => resources;

    /// <summary>Whether a resource, or the one that a tool of this name writes, has a writable field of this name.</summary>
    public bool IsField(string resource, string field)
        => fields.Contains(resource + "." + field) || (writtenBy.TryGetValue(resource, out string? written) && fields.Contains(written + "." + field));

    /// <summary>Whether any resource has a writable field of this name.</summary>
    public bool IsField(string field) => fields.Any(known => known.EndsWith("." + field, StringComparison.OrdinalIgnoreCase));

    private void AddOwn(INamedTypeSymbol type, ContractCache contracts, CancellationToken cancellationToken)
    {
        foreach (SurfacePlace place in SurfacePlace.In(type, contracts, cancellationToken))
        {
            Add(place.Entry);
        }

        if (contracts.Known.Has(type, KnownNames.SystemRecord) && contracts.Record(type, cancellationToken).Spec is { } record)
        {
            resources.Add(record.Name);
        }
        else if (contracts.Known.Has(type, KnownNames.AgentTools))
        {
            resources.UnionWith(contracts.Tools(type, cancellationToken).Names.Select(tool => tool.Name));
        }
    }

    /// <summary>A line of another assembly's manifest; the name alone of a record or of a tool that only reads.</summary>
    private void AddForeign(string name, string line)
    {
        if (line.Length == 0)
        {
            resources.Add(name);
            return;
        }

        try
        {
            Add(LockFileReader.Line(JsonReader.Read(line, isConfiguration: false)).Entry);
        }
        catch (JsonMistakeException)
        {
            // Written by another version of the generator: the name is still known.
            resources.Add(name);
        }
    }

    private void Add(SurfaceEntry entry)
    {
        if (entry.Kind == SurfaceEntry.Tool)
        {
            resources.Add(entry.Name);
            if (entry[SurfaceFact.On] is { } on)
            {
                writtenBy[entry.Name] = on;
            }

            resources.UnionWith(new[] { entry[SurfaceFact.On], entry[SurfaceFact.Makes] }.OfType<string>());
        }
        else if (entry.Kind == SurfaceEntry.Field)
        {
            fields.Add(entry.Name);
            resources.Add(entry.Name.Substring(0, entry.Name.LastIndexOf('.')));
        }
    }

    private static bool HasTools(IAssemblySymbol assembly)
        => assembly.Modules.Any(module => module.ReferencedAssemblies.Any(reference => reference.Name == Runtime));
}
