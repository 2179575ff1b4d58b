using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Contracts.Reading;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts;

/// <summary>
/// The one reader of contracts. The generator uses the specs and the analyzers report the violations, so that what is
/// generated and what is refused can never be of two minds.
/// </summary>
internal static class ContractReader
{
    /// <summary>Reads an <c>[AgentTools]</c> class. No spec and no violation for a type that carries no such attribute.</summary>
    public static ToolsContract ReadTools(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        ContractReading reading = new(KnownSymbols.For(compilation), type, cancellationToken);
        ToolsSpec? spec = ToolsReader.Read(type, reading);
        return new(spec, reading.Violations) { Names = [.. reading.Names] };
    }

    /// <summary>Reads a <c>[SystemRecord]</c> type. No spec and no violation for a type that carries no such attribute.</summary>
    public static RecordContract ReadRecord(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        ContractReading reading = new(KnownSymbols.For(compilation), type, cancellationToken);
        RecordSpec? spec = RecordReader.Read(type, reading);
        return new(spec, reading.Violations);
    }

    /// <summary>Reads a <c>[HandOff]</c> type. No spec and no violation for a type that carries no such attribute.</summary>
    public static HandOffContract ReadHandOff(INamedTypeSymbol type, Compilation compilation, CancellationToken cancellationToken)
    {
        ContractReading reading = new(KnownSymbols.For(compilation), type, cancellationToken);
        HandOffSpec? spec = HandOffReader.Read(type, reading);
        return new(spec, reading.Violations);
    }
}
