using System.Text;
using System.Text.Json;

using WriteGate.Json;

namespace WriteGate;

/// <summary>A result as the model gets it.</summary>
public static class GateResultJson
{
    // A tool's value may be as deep as its type says, and stands one level deeper in the result.
    private static readonly JsonDocumentOptions Depth = new() { MaxDepth = 1000 };

    // Every answer has these, and constants need no look for what must be escaped.
    private static readonly JsonEncodedText OutcomeName = JsonEncodedText.Encode("outcome");
    private static readonly JsonEncodedText MessageName = JsonEncodedText.Encode("message");
    private static readonly JsonEncodedText ValueName = JsonEncodedText.Encode("value");
    private static readonly JsonEncodedText BeforeName = JsonEncodedText.Encode("before");
    private static readonly JsonEncodedText AfterName = JsonEncodedText.Encode("after");
    private static readonly JsonEncodedText[] Words = [.. Outcomes.All.Select(outcome => JsonEncodedText.Encode(outcome.Word))];

    /// <summary>
    /// One JSON object: <c>outcome</c>, <c>message</c>, and where there are any <c>type</c> (problem type), <c>intent</c>,
    /// <c>value</c>, <c>before</c>, <c>after</c>, <c>skipped</c> and <c>violations</c>.
    /// </summary>
    public static byte[] ToUtf8Json(this GateResult result)
    {
        using RentedJson rented = RentedJson.Rent();
        Write(result, rented.Writer);
        return rented.ToArray();
    }

    /// <summary>The object of <see cref="ToUtf8Json"/> as a text.</summary>
    public static string ToJson(this GateResult result)
    {
        using RentedJson rented = RentedJson.Rent();
        Write(result, rented.Writer);
        return Encoding.UTF8.GetString(rented.Written);
    }

    /// <summary>The object of <see cref="ToUtf8Json"/> as an element.</summary>
    /// <exception cref="JsonException">What the tool returned lies more than 1000 levels deep.</exception>
    public static JsonElement ToJsonElement(this GateResult result)
    {
        using RentedJson rented = RentedJson.Rent();
        Write(result, rented.Writer);
        return JsonElement.Parse(rented.Written, Depth);
    }

    private static void Write(GateResult result, Utf8JsonWriter json)
    {
        json.WriteStartObject();
        json.WriteString(OutcomeName, Words[(int)result.Kind]);
        json.WriteString(MessageName, result.Message);
        if (result.Outcome.ProblemType is { } type)
        {
            json.WriteString("type"u8, type);
        }

        if (result.IntentId is { } intent)
        {
            json.WriteString("intent"u8, intent);
        }

        Raw(json, ValueName, result.Value);
        Raw(json, BeforeName, result.Before);
        Raw(json, AfterName, result.After);
        if (result.Skipped.Count > 0)
        {
            WriteSkipped(json, result.Skipped);
        }

        if (result is GateResult.InvalidArguments invalid)
        {
            WriteViolations(json, invalid.Violations);
        }

        json.WriteEndObject();
    }

    private static void Raw(Utf8JsonWriter json, JsonEncodedText name, ReadOnlyMemory<byte> value)
    {
        if (!value.IsEmpty)
        {
            json.WritePropertyName(name);
            json.WriteRawValue(value.Span, skipInputValidation: true);
        }
    }

    private static void WriteSkipped(Utf8JsonWriter json, IReadOnlyList<SkippedField> skipped)
    {
        json.WriteStartArray("skipped"u8);
        foreach (SkippedField field in skipped)
        {
            json.WriteStartObject();
            if (field.RecordId is { } record)
            {
                json.WriteString("record"u8, record);
            }

            json.WriteString("field"u8, field.Field);
            json.WriteString("code"u8, field.Code);
            json.WriteString("because"u8, field.Because);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteViolations(Utf8JsonWriter json, IReadOnlyList<Violation> violations)
    {
        json.WriteStartArray("violations"u8);
        foreach (Violation violation in violations)
        {
            json.WriteStartObject();
            json.WriteString("path"u8, violation.Path);
            json.WriteString("code"u8, violation.Code);
            json.WriteString("message"u8, violation.Message);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
