using System.Text;

using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>The schema of a tool's arguments, or of a hand-off, in one dialect, as compact JSON text. The members' order is the declaration's.</summary>
internal sealed class SchemaEmitter
{
    private readonly StringBuilder json = new(1_024);
    private readonly Dialect dialect;
    private readonly ObjectSchema objects;
    private readonly Definitions definitions;

    private SchemaEmitter(IEnumerable<MemberSpec> members, WireTypes types, Dialect dialect)
    {
        this.dialect = dialect;
        definitions = new(members, types);
        objects = new ValueSchema(json, types, definitions, dialect).Objects;
    }

    public static string Emit(ToolSpec tool, WireTypes types, Dialect dialect)
    {
        SchemaEmitter emitter = new(tool.Parameters, types, dialect);
        if (tool.Shape == Shape.Batch)
        {
            emitter.Batch(tool);
        }
        else
        {
            emitter.objects.Closed("", tool.Parameters);
        }

        return emitter.WithDefinitions();
    }

    public static string Emit(HandOffSpec handOff, WireTypes types, Dialect dialect)
    {
        ObjectSpec root = types.ObjectOf(handOff);
        SchemaEmitter emitter = new(root.Members, types, dialect);
        emitter.objects.Write(root, handOff.Description, isNullable: false);
        return emitter.WithDefinitions();
    }

    private string WithDefinitions()
    {
        // The last brace is the root's: what is stated once stands before it.
        json.Length--;
        string separator = ",\"$defs\":{";
        foreach (ObjectSpec type in definitions.Objects)
        {
            json.Append(separator).Append(JsonText.Of(definitions.NameOf(type))).Append(':');
            objects.Write(type, "", false);
            separator = ",";
        }

        return json.Append(definitions.Objects.Count > 0 ? "}}" : "}").ToString();
    }

    private void Batch(ToolSpec tool)
    {
        KeywordText keywords = new(dialect);
        keywords.Add(new Keyword("minItems", "1"));
        keywords.Add(new Keyword("maxItems", NumberRange.TextOf(tool.MaxItems)));
        json.Append($"{{\"type\":\"object\",\"properties\":{{\"items\":{{\"type\":\"array\"{keywords.Kept},\"items\":");
        objects.Closed("", tool.Parameters);
        json.Append($"{keywords.Description("")}}}}},\"required\":[\"items\"],\"additionalProperties\":false}}");
    }
}
