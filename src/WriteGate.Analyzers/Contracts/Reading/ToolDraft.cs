using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>A tool while it is being read: each reader of an aspect adds what it found.</summary>
internal sealed class ToolDraft(IMethodSymbol method, Tier tier, ContractReading reading)
{
    public IMethodSymbol Method => method;

    public Tier Tier => tier;

    public bool IsWrite => tier != Tier.ReadOnly;

    public ContractReading Reading => reading;

    /// <summary>What a message calls the method.</summary>
    public string Title => method.Name;

    /// <summary>Where the method's name is written.</summary>
    public Location Place => ContractReading.Place(method);

    /// <summary>What the agent sends, and the symbols it came from, in the same order.</summary>
    public List<MemberSpec> Parameters { get; } = [];

    public List<IParameterSymbol> Wire { get; } = [];

    /// <summary>How the raw method is called.</summary>
    public List<ArgumentSpec> Arguments { get; } = [];

    /// <summary>Index of the patch among the parameters, or -1.</summary>
    public int PatchParameter { get; set; } = -1;

    /// <summary>The record that the patch changes.</summary>
    public INamedTypeSymbol? Record { get; set; }

    public PatchSpec? Patch { get; set; }

    public AwaitedType Returns { get; set; } = new(AwaitKind.None, null);

    /// <summary>Reports a mistake whose message takes the method and the tier first; the tool is then left out.</summary>
    public void Report(DiagnosticDescriptor message, Location? place, params string[] more)
        => reading.Report(message, place ?? Place, [Title, tier.ToString(), .. more]);

    /// <summary>Reports a name that is of no use, unless it means nothing to the compiler either.</summary>
    public void ReportName(DiagnosticDescriptor message, Location? place, params string[] more)
    {
        if (!NameOfArguments.IsUnknown(place, reading.Known.Compilation, reading.CancellationToken))
        {
            Report(message, place, more);
        }
    }

    /// <summary>Where an attribute's positional argument is written.</summary>
    public Location? PlaceOf(AttributeData attribute, int argument)
        => attribute.Place(argument, reading.CancellationToken);
}
