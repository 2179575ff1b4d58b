using System.Text;

using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>The schema of one value in one dialect.</summary>
internal sealed class ValueSchema
{
    private readonly StringBuilder json;
    private readonly WireTypes types;
    private readonly Definitions definitions;
    private readonly Dialect dialect;

    /// <param name="json">Where schemas are written.</param>
    /// <param name="types">What values are made of.</param>
    /// <param name="definitions">What is stated once.</param>
    /// <param name="dialect">Whose rules are kept.</param>
    public ValueSchema(StringBuilder json, WireTypes types, Definitions definitions, Dialect dialect)
    {
        this.json = json;
        this.types = types;
        this.definitions = definitions;
        this.dialect = dialect;
        Objects = new(json, this, types, dialect);
    }

    public ObjectSchema Objects { get; }

    /// <summary>Writes the schema of a value.</summary>
    /// <param name="value">The value.</param>
    /// <param name="description">What it is for.</param>
    /// <param name="isNullable">Whether null is allowed, be it a value or the way to leave it out.</param>
    /// <param name="defaultJson">The default, to be stated.</param>
    public void Write(ValueSpec value, string description, bool isNullable, string? defaultJson = null)
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

        switch (value.Kind)
        {
            case ValueKind.Object:
                Object(types.ObjectOf(value), description, isNullable, keywords);
                break;
            case ValueKind.Patch:
                Objects.OfPatch(types.PatchOf(value), description);
                break;
            case ValueKind.List or ValueKind.Flags or ValueKind.Dictionary:
                // The null branch stands beside, so that the rules of the value need not say that they do not mean null.
                json.Append(isNullable ? "{\"anyOf\":[{" : "{");
                Collection(value, keywords);
                json.Append(isNullable ? "},{\"type\":\"null\"}]" : "").Append(keywords.Description(description)).Append('}');
                break;
            default:
                Scalar(value, isNullable, keywords, description);
                break;
        }
    }

    private void Collection(ValueSpec value, KeywordText keywords)
    {
        if (value.Kind == ValueKind.Flags)
        {
            json.Append($"\"type\":\"array\"{keywords.Kept},\"items\":{{\"type\":\"string\",\"enum\":[{Names(value)}]}}");
            return;
        }

        bool isMap = value.Kind == ValueKind.Dictionary && dialect.HasMaps;
        bool isPairs = value.Kind == ValueKind.Dictionary && !dialect.HasMaps;
        json.Append(isMap ? "\"type\":\"object\",\"additionalProperties\":"
            : isPairs ? "\"type\":\"array\",\"items\":{\"type\":\"object\",\"properties\":{\"key\":{\"type\":\"string\"},\"value\":"
            : $"\"type\":\"array\"{keywords.Kept},\"items\":");
        Write(value.Item!, "", value.Item!.IsNullable);
        json.Append(isPairs ? "},\"required\":[\"key\",\"value\"],\"additionalProperties\":false}" : "");
    }

    private void Scalar(ValueSpec value, bool isNullable, KeywordText keywords, string description)
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
        json.Append(isNullable ? $"{{\"type\":[\"{type}\",\"null\"]" : $"{{\"type\":\"{type}\"").Append(keywords.Kept);
        if (allowed is not null)
        {
            json.Append(",\"enum\":[").Append(allowed).Append(isNullable ? ",null]" : "]");
        }

        json.Append(keywords.Description(description)).Append('}');
    }

    private void Object(ObjectSpec type, string description, bool isNullable, KeywordText keywords)
    {
        if (!definitions.Contains(type))
        {
            Objects.Write(type, description, isNullable, keywords);
            return;
        }

        // No keyword may stand beside $ref (OpenAI): a description stands around it.
        string reference = $"{{\"$ref\":\"#/$defs/{definitions.NameOf(type)}\"}}";
        string said = keywords.Kept + keywords.Description(description);
        json.Append(isNullable ? $"{{\"anyOf\":[{reference},{{\"type\":\"null\"}}]{said}}}"
            : said.Length > 0 ? $"{{\"anyOf\":[{reference}]{said}}}"
            : reference);
    }

    private string Names(ValueSpec value) => string.Join(",", types.NamesOf(value).Select(member => JsonText.Of(member.JsonName)));
}
