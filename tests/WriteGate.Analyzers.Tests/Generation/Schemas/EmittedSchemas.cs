using Microsoft.CodeAnalysis;

using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Schemas;
using WriteGate.Analyzers.Generation.Wire;
using WriteGate.Verifiers;

namespace WriteGate.Analyzers.Tests.Generation.Schemas;

/// <summary>The schemas of a compiled tools class, by tool, and of hand-offs.</summary>
internal static class EmittedSchemas
{
    /// <summary>
    /// What the reader takes from any provider: the full schema, but what may be left out may also be absent, as Anthropic's
    /// schema lets a model do.
    /// </summary>
    public static readonly Dialect Lenient = new("Lenient")
    {
        Keywords = ["minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "minLength", "maxLength", "pattern", "notBlank", "format",
            "contentEncoding", "minItems", "maxItems", "uniqueItems", "not", "default"],
        Formats = ["date-time", "date", "time", "duration", "email", "uri", "uuid"],
        StatesTypeBounds = true,
        HasMaps = true,
        RequiresAll = false,
    };

    public static ToolsSpec SpecOf(Compilation compilation, string toolsClass)
        => ContractReader.ReadTools(compilation.GetTypeByMetadataName(toolsClass)!, compilation, CancellationToken.None).Spec!;

    public static string OfHandOff(GeneratorResult result, string type, Dialect dialect)
    {
        HandOffSpec spec = ContractReader.ReadHandOff(result.Compilation.GetTypeByMetadataName(type)!, result.Compilation, CancellationToken.None).Spec!;
        return SchemaEmitter.Emit(spec, new WireTypes(spec), dialect);
    }

    public static IReadOnlyDictionary<string, string> Of(GeneratorResult result, string toolsClass, Dialect dialect)
    {
        ToolsSpec spec = SpecOf(result.Compilation, toolsClass);
        WireTypes types = new(spec);
        return spec.Tools.ToDictionary(tool => tool.Name, tool => SchemaEmitter.Emit(tool, types, dialect), StringComparer.Ordinal);
    }
}
