using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>What the records of referenced assemblies say of themselves, in attributes of their assembly.</summary>
internal sealed class ForeignRecords(KnownSymbols known)
{
    private readonly Dictionary<IAssemblySymbol, Dictionary<(string Record, string Member), string>> assemblies = new(SymbolEqualityComparer.Default);

    /// <summary>The description of a record, or of its member; empty when there is none.</summary>
    public string Find(INamedTypeSymbol record, string member)
    {
        IAssemblySymbol assembly = record.ContainingAssembly;
        if (!assemblies.TryGetValue(assembly, out Dictionary<(string, string), string>? texts))
        {
            texts = Read(assembly);
            assemblies.Add(assembly, texts);
        }

        return texts.TryGetValue((known.NameOf(record), member), out string? text) ? text : "";
    }

    private Dictionary<(string Record, string Member), string> Read(IAssemblySymbol assembly)
    {
        Dictionary<(string, string), string> texts = [];
        foreach (AttributeData attribute in assembly.GetAttributes())
        {
            if (known.Is(attribute.AttributeClass, KnownNames.RecordDescription) && attribute.Argument(0) is INamedTypeSymbol record)
            {
                texts[(known.NameOf(record), attribute.Text(1))] = attribute.Text(2);
            }
        }

        return texts;
    }
}
