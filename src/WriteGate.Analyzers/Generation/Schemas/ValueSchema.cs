using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>The schema of one value in one dialect.</summary>
internal sealed class ValueSchema
{
    private readonly WireTypes types;
    private readonly Definitions definitions;
    private readonly Dialect dialect;

    public ValueSchema(WireTypes types, Definitions definitions, Dialect dialect)
    {
        this.types = types;
        this.definitions = definitions;
        this.dialect = dialect;
        Objects = new(this, types, dialect);
    }

    public ObjectSchema Objects { get; }

    /// <summary>The schema of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="isNullable">Whether null is allowed, be it a value or the way to leave it out.</param>
    /// <param name="defaultJson">The default, to be stated.</param>
    public string Of(ValueSpec value, string description, bool isNullable, string? defaultJson = null)
    {
        KeywordText keywords = new KeywordText(dialect).Add(KeywordsOf.Value(value));
        if (value.Kind != ValueKind.Enum)
        {
            keywords.Add(KeywordsOf.Denied(value.Rules));
        }

        if (defaultJson is not null)
        {
            keywords.Add(new Keyword("default", defaultJson));
        }

        return value.Kind switch
        {
            ValueKind.Object => Object(types.ObjectOf(value), description, isNullable, keywords),
            ValueKind.Patch => Objects.OfPatch(types.PatchOf(value), description),
            ValueKind.List => Union($"{{\"type\":\"array\"{keywords.Kept},\"items\":{Item(value)}", keywords.Description(description), isNullable),
            ValueKind.Flags => Union($"{{\"type\":\"array\"{keywords.Kept},\"items\":{{\"type\":\"string\",\"enum\":[{Names(value)}]}}", keywords.Description(description), isNullable),
            ValueKind.Dictionary => Union($"{{{Dictionary(value)}", keywords.Description(description), isNullable),
            _ => Scalar(value, isNullable, keywords, description),
        };
    }

    private static string Scalar(string type, string members, bool isNullable)
        => isNullable ? $"{{\"type\":[\"{type}\",\"null\"]{members}}}" : $"{{\"type\":\"{type}\"{members}}}";

    // The null branch stands beside, so that the rules of the value need not say that they do not mean null.
    private static string Union(string open, string description, bool isNullable)
        => isNullable ? $"{{\"anyOf\":[{open}}},{{\"type\":\"null\"}}]{description}}}" : $"{open}{description}}}";

    private string Scalar(ValueSpec value, bool isNullable, KeywordText keywords, string description)
    {
        string type = value.Kind switch
        {
            ValueKind.Boolean => "boolean",
            ValueKind.Integer => "integer",
            ValueKind.Number => "number",
            _ => "string",
        };
        string? allowed = value.Kind == ValueKind.Enum ? Names(value)
            : value.Rules is { Allowed.Count: > 0 } rules ? string.Join(",", rules.Allowed.Where(json => json != "null"))
            : null;
        string members = allowed is null ? "" : $",\"enum\":[{allowed}{(isNullable ? ",null" : "")}]";
        return Scalar(type, $"{keywords.Kept}{members}{keywords.Description(description)}", isNullable);
    }

    private string Object(ObjectSpec type, string description, bool isNullable, KeywordText keywords)
    {
        if (!definitions.Contains(type))
        {
            return Objects.Of(type, description, isNullable, keywords);
        }

        // No keyword may stand beside $ref (OpenAI): a description stands around it.
        string reference = $"{{\"$ref\":\"#/$defs/{definitions.NameOf(type)}\"}}";
        string said = keywords.Kept + keywords.Description(description);
        return isNullable ? $"{{\"anyOf\":[{reference},{{\"type\":\"null\"}}]{said}}}"
            : said.Length > 0 ? $"{{\"anyOf\":[{reference}]{said}}}"
            : reference;
    }

    private string Item(ValueSpec list) => Of(list.Item!, "", list.Item!.IsNullable);

    private string Names(ValueSpec value) => string.Join(",", types.NamesOf(value).Select(member => JsonText.Of(member.JsonName)));

    private string Dictionary(ValueSpec value) => dialect.HasMaps
        ? $"\"type\":\"object\",\"additionalProperties\":{Item(value)}"
        : $"\"type\":\"array\",\"items\":{{\"type\":\"object\",\"properties\":{{\"key\":{{\"type\":\"string\"}},\"value\":{Item(value)}}},\"required\":[\"key\",\"value\"],\"additionalProperties\":false}}";
}
