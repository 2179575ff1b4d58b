using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Diagnostics;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Whether tools can be generated into a class.</summary>
internal static class ToolsShape
{
    public static bool CanBeExtended(INamedTypeSymbol type, ContractReading reading)
    {
        INamedTypeSymbol? hidden = PartialTypes.Hiding(type);
        INamedTypeSymbol? closed = PartialTypes.Outer(type).FirstOrDefault(t => !PartialTypes.IsPartial(t, reading.CancellationToken));
        (DiagnosticDescriptor Message, string Other)? mistake =
            type.IsStatic ? (ToolsClassRule.StaticClass, "")
            : type.IsFileLocal || PartialTypes.Outer(type).Any(t => t.IsFileLocal) ? (ToolsClassRule.FileLocal, "")
            : PartialTypes.Outer(type).Prepend(type).Any(t => t.IsGenericType) ? (ToolsClassRule.Generic, "")
            : hidden is not null ? (ToolsClassRule.Hidden, (hidden.ContainingType ?? hidden).Name)
            : type.IsAbstract ? (ToolsClassRule.Abstract, "")
            : !PartialTypes.IsPartial(type, reading.CancellationToken) ? (ToolsClassRule.NotPartial, "")
            : closed is not null ? (ToolsClassRule.OuterNotPartial, closed.Name)
            : null;
        if (mistake is { } found)
        {
            reading.Report(found.Message, ContractReading.Place(type), type.Name, found.Other);
        }

        return mistake is null;
    }

    public static bool IsSealed(INamedTypeSymbol type, ContractReading reading)
    {
        if (!type.IsSealed)
        {
            reading.Report(ToolsClassRule.NotSealed, ContractReading.Place(type), type.Name);
        }

        return type.IsSealed;
    }
}
