using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>The schema of a tool's arguments in one dialect, as compact JSON text. The members' order is the declaration's.</summary>
internal sealed class SchemaEmitter
{
    private readonly Dialect dialect;
    private readonly ValueSchema values;
    private readonly ObjectSchema objects;
    private readonly Definitions definitions;

    private SchemaEmitter(ToolSpec tool, WireTypes types, Dialect dialect)
    {
        this.dialect = dialect;
        definitions = new(tool.Parameters, types);
        values = new(types, definitions, dialect);
        objects = values.Objects;
    }

    public static string Emit(ToolSpec tool, WireTypes types, Dialect dialect) => new SchemaEmitter(tool, types, dialect).Emit(tool);

    private string Emit(ToolSpec tool)
    {
        string arguments = objects.Closed("", tool.Parameters);
        string root = tool.Shape == Shape.Batch ? Batch(arguments, tool.MaxItems) : arguments;
        if (definitions.Objects.Count == 0)
        {
            return root;
        }

        IEnumerable<string> entries = definitions.Objects.Select(type => $"{JsonText.Of(definitions.NameOf(type))}:{objects.Of(type, "", false)}");
        return $"{root.Substring(0, root.Length - 1)},\"$defs\":{{{string.Join(",", entries)}}}}}";
    }

    private string Batch(string item, int maxItems)
    {
        KeywordText keywords = new(dialect);
        keywords.Add(new Keyword("minItems", "1"));
        keywords.Add(new Keyword("maxItems", NumberRange.TextOf(maxItems)));
        string items = $"{{\"type\":\"array\"{keywords.Kept},\"items\":{item}{keywords.Description("")}}}";
        return $"{{\"type\":\"object\",\"properties\":{{\"items\":{items}}},\"required\":[\"items\"],\"additionalProperties\":false}}";
    }
}
