using System.Buffers;
using System.Collections;
using System.Globalization;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using System.Xml;

namespace WriteGate.Tools;

/// <summary>Writes what a host handed over as JSON, whatever it is: the strict reader judges it, and nothing here throws.</summary>
internal sealed class ToolArgumentsWriter(Utf8JsonWriter json)
{
    // Deeper than the reader accepts, so that a cycle ends and is refused there.
    private const int MaxDepth = 70;

    // A cycle that branches doubles with every level; no tool takes that many values.
    private const int MaxValues = 1_000_000;

    // No form at all: half of a surrogate pair, which no reader takes for a value, wherever it stands.
    private const string NoValue = "\"\\ud800\"";

    private int depth;
    private int values;

    public void WriteMembers<T>(IEnumerable<KeyValuePair<string, T>> members, Action<ToolArgumentsWriter, T> write)
    {
        json.WriteStartObject();
        depth++;
        foreach ((string name, T value) in members)
        {
            json.WritePropertyName(name);
            if (!IsText(name) || values > MaxValues)
            {
                json.WriteRawValue(NoValue);
            }
            else
            {
                write(this, value);
            }

            if (values > MaxValues)
            {
                break;
            }
        }

        depth--;
        json.WriteEndObject();
    }

    public void WriteElement(JsonElement value)
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

    public void WriteValue(object? value)
    {
        values++;
        switch (value)
        {
            case null: json.WriteNullValue(); break;
            case JsonElement element: WriteElement(element); break;
            case JsonDocument document: WriteElement(document.RootElement); break;
            case JsonObject members when depth < MaxDepth && HasDistinctNames(members):
                WriteMembers(members, static (writer, member) => writer.WriteValue(member));
                break;
            case JsonArray items when depth < MaxDepth: WriteItems(items); break;
            case JsonNode node: WriteNode(node); break;
            case string text: WriteText(text); break;
            case char c: WriteText(c.ToString()); break;
            case bool flag: json.WriteBooleanValue(flag); break;
            case byte[] bytes: json.WriteBase64StringValue(bytes); break;
            case DateTimeOffset time: json.WriteStringValue(time); break;
            case DateTime time: json.WriteStringValue(time); break;
            case DateOnly or TimeOnly: WriteText(((IFormattable)value).ToString("O", CultureInfo.InvariantCulture)); break;
            case TimeSpan duration: json.WriteStringValue(XmlConvert.ToString(duration)); break;
            case double number when !double.IsFinite(number): WriteStranger(number.ToString(CultureInfo.InvariantCulture)); break;
            case float number when !float.IsFinite(number): WriteStranger(number.ToString(CultureInfo.InvariantCulture)); break;
            case byte or sbyte or short or ushort or int or uint or long or ulong or Int128 or UInt128 or BigInteger or float or double or decimal:
                json.WriteRawValue(((IFormattable)value).ToString(value is float or double ? "R" : null, CultureInfo.InvariantCulture), skipInputValidation: true);
                break;
            case IEnumerable<KeyValuePair<string, object?>> members when depth < MaxDepth:
                WriteMembers(members, static (writer, member) => writer.WriteValue(member));
                break;
            case IEnumerable<KeyValuePair<string, string?>> members when depth < MaxDepth:
                WriteMembers(members, static (writer, member) => writer.WriteValue(member));
                break;
            case IEnumerable<KeyValuePair<string, JsonElement>> members when depth < MaxDepth:
                WriteMembers(members, static (writer, member) => writer.WriteElement(member));
                break;
            case Uri uri: WriteText(uri.OriginalString); break;
            case IEnumerable items when depth < MaxDepth: WriteItems(items); break;
            case IFormattable formattable: WriteText(formattable.ToString(null, CultureInfo.InvariantCulture)); break;
            default: WriteStranger(value.GetType().Name); break;
        }
    }

    private void WriteItems(IEnumerable items)
    {
        json.WriteStartArray();
        depth++;
        foreach (object? item in items)
        {
            if (values > MaxValues)
            {
                json.WriteRawValue(NoValue);
                break;
            }

            WriteValue(item);
        }

        depth--;
        json.WriteEndArray();
    }

    // No JSON form: an object with a member that no contract has, so that the reader names the place.
    private void WriteStranger(string name)
    {
        json.WriteStartObject();
        json.WriteNull(name);
        json.WriteEndObject();
    }

    // A node may hold what JSON cannot say, such as NaN, and finds out only while it is written.
    private void WriteNode(JsonNode node)
    {
        try
        {
            if (node is JsonValue value && !value.TryGetValue(out JsonElement _) && value.TryGetValue(out string? text))
            {
                WriteText(text);
                return;
            }

            using MemoryStream buffer = new();
            using (Utf8JsonWriter nested = new(buffer))
            {
                node.WriteTo(nested);
            }

            json.WriteRawValue(buffer.GetBuffer().AsSpan(0, (int)buffer.Length), skipInputValidation: true);
        }
        catch (Exception exception) when (exception is ArgumentException or InvalidOperationException or NotSupportedException or JsonException)
        {
            json.WriteRawValue(NoValue);
        }
    }

    // An object that was parsed lazily finds out when it is first asked; the reader is to see both members.
    private static bool HasDistinctNames(JsonObject members)
    {
        try
        {
            return members.Count >= 0;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    // The writer would replace half of a surrogate pair by U+FFFD and so change what was said; escaped, the reader refuses it.
    private void WriteText(string text)
    {
        if (IsText(text))
        {
            json.WriteStringValue(text);
            return;
        }

        StringBuilder escaped = new("\"", text.Length + 16);
        foreach (char c in text)
        {
            _ = char.IsAsciiLetterOrDigit(c) ? escaped.Append(c) : escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)c:x4}");
        }

        json.WriteRawValue(escaped.Append('"').ToString(), skipInputValidation: true);
    }

    private static bool IsText(string text)
    {
        ReadOnlySpan<char> rest = text;
        for (int i = rest.IndexOfAnyInRange('\ud800', '\udfff'); i >= 0; i = rest.IndexOfAnyInRange('\ud800', '\udfff'))
        {
            if (Rune.DecodeFromUtf16(rest[i..], out _, out int length) != OperationStatus.Done)
            {
                return false;
            }

            rest = rest[(i + length)..];
        }

        return true;
    }
}
