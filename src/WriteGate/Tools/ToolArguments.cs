using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace WriteGate.Tools;

/// <summary>
/// Brings arguments in the forms that AI hosts hand over into the one that tools read: UTF-8 JSON. Nothing is converted or
/// judged here; a value that has no JSON form is written so that the strict reader refuses it in its place.
/// </summary>
public static class ToolArguments
{
    // Deeper than the reader accepts, so that a cycle ends and is refused there.
    private const int MaxDepth = 70;

    /// <summary>Arguments as one JSON element.</summary>
    public static ReadOnlyMemory<byte> From(JsonElement arguments)
        => arguments.ValueKind == JsonValueKind.Undefined ? "{}"u8.ToArray() : JsonMarshal.GetRawUtf8Value(arguments).ToArray();

    /// <summary>Arguments as a dictionary of JSON elements.</summary>
    public static ReadOnlyMemory<byte> From(IEnumerable<KeyValuePair<string, JsonElement>>? arguments)
        => Write(arguments ?? [], static (json, value) => WriteElement(json, value));

    /// <summary>Arguments as a dictionary of elements or plain values, nested lists and dictionaries included.</summary>
    public static ReadOnlyMemory<byte> From(IEnumerable<KeyValuePair<string, object?>>? arguments)
        => Write(arguments ?? [], static (json, value) => WriteValue(json, value, depth: 0));

    private static ReadOnlyMemory<byte> Write<T>(IEnumerable<KeyValuePair<string, T>> members, Action<Utf8JsonWriter, T> write)
    {
        ArrayBufferWriter<byte> buffer = new();
        using (Utf8JsonWriter json = new(buffer, new JsonWriterOptions { SkipValidation = true }))
        {
            json.WriteStartObject();
            foreach ((string name, T value) in members)
            {
                json.WritePropertyName(name);
                write(json, value);
            }

            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteElement(Utf8JsonWriter json, JsonElement value)
    {
        if (value.ValueKind == JsonValueKind.Undefined)
        {
            json.WriteNullValue();
        }
        else
        {
            json.WriteRawValue(JsonMarshal.GetRawUtf8Value(value), skipInputValidation: true);
        }
    }

    private static void WriteValue(Utf8JsonWriter json, object? value, int depth)
    {
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case JsonElement element: WriteElement(json, element); break;
            case JsonNode node: node.WriteTo(json); break;
            case string text: json.WriteStringValue(text); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case DateTimeOffset time: json.WriteStringValue(time); break;
            case DateTime time: json.WriteStringValue(time); break;
            case Guid guid: json.WriteStringValue(guid); break;
            case double number when !double.IsFinite(number): json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case float number when !float.IsFinite(number): json.WriteStringValue(number.ToString(CultureInfo.InvariantCulture)); break;
            case byte or sbyte or short or ushort or int or long or uint or ulong or float or double or decimal:
                json.WriteRawValue(((IFormattable)value).ToString(value is float or double ? "R" : null, CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members when depth < MaxDepth: WriteMembers(json, members, depth); break;
            case IEnumerable items when depth < MaxDepth: WriteItems(json, items, depth); break;
            case IFormattable formattable: json.WriteStringValue(formattable.ToString(null, CultureInfo.InvariantCulture)); break;
            // No JSON form: an object with a member that no contract has, so that the reader names the place.
            default: json.WriteRawValue($$"""{"{{value.GetType().Name}}":null}""", skipInputValidation: false); break;
        }
    }

    private static void WriteMembers(Utf8JsonWriter json, IEnumerable<KeyValuePair<string, object?>> members, int depth)
    {
        json.WriteStartObject();
        foreach ((string name, object? value) in members)
        {
            json.WritePropertyName(name);
            WriteValue(json, value, depth + 1);
        }

        json.WriteEndObject();
    }

    private static void WriteItems(Utf8JsonWriter json, IEnumerable items, int depth)
    {
        json.WriteStartArray();
        foreach (object? item in items)
        {
            WriteValue(json, item, depth + 1);
        }

        json.WriteEndArray();
    }
}
