using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>One DataAnnotations attribute on a value.</summary>
/// <param name="Data">The attribute.</param>
/// <param name="Name">Its class in System.ComponentModel.DataAnnotations; empty for one of another namespace.</param>
/// <param name="Value">What it is on.</param>
/// <param name="Type">The C# type of the value.</param>
/// <param name="Site">The value, at the place of the attribute.</param>
/// <param name="Reading">Where mistakes go.</param>
internal sealed record Annotation(AttributeData Data, string Name, ValueSpec Value, ITypeSymbol Type, Site Site, ContractReading Reading)
{
    public int? Int(int index) => Data.Argument(index) as int?;

    /// <summary>Reports a message that takes the site and the attribute first.</summary>
    public RulesSpec? Refuse(DiagnosticDescriptor message, params string[] more)
    {
        string shown = Data.AttributeClass!.Name;
        shown = shown.EndsWith("Attribute", StringComparison.Ordinal) ? shown.Substring(0, shown.Length - "Attribute".Length) : shown;
        Reading.Report(message, Site.Place, [Site.Name, shown, .. more]);
        return null;
    }
}
