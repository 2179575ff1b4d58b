using System.Runtime.InteropServices;
using System.Text.Json;

using WriteGate.Json;

namespace WriteGate.Tools;

/// <summary>
/// Brings arguments in the forms that AI hosts hand over into the one that tools read: UTF-8 JSON. Nothing is converted or
/// judged here; a value that has no JSON form is written so that the strict reader refuses it in its place.
/// </summary>
public static class ToolArguments
{
    /// <summary>Arguments as one JSON element.</summary>
    public static ReadOnlyMemory<byte> From(JsonElement arguments)
        => arguments.ValueKind == JsonValueKind.Undefined ? "{}"u8.ToArray() : JsonMarshal.GetRawUtf8Value(arguments).ToArray();

    /// <summary>Arguments as a dictionary of JSON elements.</summary>
    public static ReadOnlyMemory<byte> From(IEnumerable<KeyValuePair<string, JsonElement>>? arguments)
        => Write(arguments, static (writer, value) => writer.WriteElement(value));

    /// <summary>Arguments as a dictionary of elements or plain values, nested lists and dictionaries included.</summary>
    public static ReadOnlyMemory<byte> From(IEnumerable<KeyValuePair<string, object?>>? arguments)
        => Write(arguments, static (writer, value) => writer.WriteValue(value));

    private static ReadOnlyMemory<byte> Write<T>(IEnumerable<KeyValuePair<string, T>>? members, Action<ToolArgumentsWriter, T> write)
    {
        using RentedJson json = RentedJson.Rent();
        new ToolArgumentsWriter(json.Writer).WriteMembers(members ?? [], write);
        return json.ToArray();
    }
}
