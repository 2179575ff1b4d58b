using System.Runtime.CompilerServices;
using System.Xml.Linq;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>
/// What a model is told: <c>[Description]</c>, else the documentation comment. The comment of another assembly is not at
/// hand in every build; a record carries its own as an attribute of its assembly, and for all other types nothing is
/// read, so that an editor and a build see the same.
/// </summary>
internal static class Descriptions
{
    // Declarations never change, and those of a file that was not edited are the same objects still: parsed once, not after every edit.
    private static readonly ConditionalWeakTable<SyntaxNode, ParsedComment> Parsed = new();

    public static string OfMethod(IMethodSymbol method, ContractReading reading)
        => FromAttribute(method.GetAttributes(), reading) ?? First(Declarations(method, reading), DocumentationXml.Summary);

    public static string OfParameter(IParameterSymbol parameter, IMethodSymbol method, ContractReading reading)
        => FromAttribute(parameter.GetAttributes(), reading)
            ?? First(Declarations(method, reading), doc => DocumentationXml.Parameter(doc, parameter.Name));

    public static string OfType(INamedTypeSymbol type, ContractReading reading)
        => FromAttribute(type.GetAttributes(), reading)
            ?? (reading.Known.IsSource(type)
                ? First(Comments(type.DeclaringSyntaxReferences, reading), DocumentationXml.Summary)
                : reading.ForeignRecords.Find(type, ""));

    public static string OfProperty(IPropertySymbol property, ContractReading reading)
    {
        if (FromAttribute(Properties.Attributes(property), reading) is { } text)
        {
            return text;
        }

        if (!reading.Known.IsSource(property))
        {
            return reading.ForeignRecords.Find(property.ContainingType, property.Name);
        }

        // A positional property is declared by a parameter; what is said of it stands above the record.
        return property.DeclaringSyntaxReferences.Any(r => r.GetSyntax(reading.CancellationToken) is ParameterSyntax)
            ? First(
                Comments(property.ContainingType.DeclaringSyntaxReferences, reading),
                doc => DocumentationXml.Parameter(doc, property.Name))
            : First(Comments(property.DeclaringSyntaxReferences, reading), DocumentationXml.Summary);
    }

    private static IEnumerable<XElement?> Declarations(IMethodSymbol method, ContractReading reading)
        => new[] { method, method.PartialDefinitionPart, method.PartialImplementationPart }
            .Where(m => m is not null)
            .SelectMany(m => Comments(m!.DeclaringSyntaxReferences, reading));

    private static IEnumerable<XElement?> Comments(IEnumerable<SyntaxReference> declarations, ContractReading reading)
        => declarations
            .OrderBy(d => d.SyntaxTree.FilePath, StringComparer.Ordinal)
            .ThenBy(d => d.Span.Start)
            .Select(d => Parsed.GetValue(
                d.GetSyntax(reading.CancellationToken),
                static declaration => new(DocumentationXml.Parse(DocumentationText.Before(declaration)))).Xml);

    private static string First(IEnumerable<XElement?> comments, Func<XElement?, string> read)
        => comments.Select(read).FirstOrDefault(text => text.Length > 0) ?? "";

    private static string? FromAttribute(IEnumerable<AttributeData> attributes, ContractReading reading)
        => reading.Known.Find(attributes, KnownNames.Description) is { } attribute && attribute.Text(0) is { Length: > 0 } text ? text : null;

    private sealed class ParsedComment(XElement? xml)
    {
        public XElement? Xml => xml;
    }
}
