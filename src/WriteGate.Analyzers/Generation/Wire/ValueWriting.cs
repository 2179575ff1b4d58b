using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>Statements that write one value in canonical form.</summary>
internal sealed class ValueWriting(WireClass wire)
{
    /// <summary>Writes statements for a value, null included where it is one.</summary>
    /// <param name="writer">Where to.</param>
    /// <param name="value">The value.</param>
    /// <param name="expression">How to get it.</param>
    /// <param name="local">A free name for it once it is known not to be null.</param>
    /// <param name="owner">What it belongs to, to name what is made for it.</param>
    /// <param name="isResult">Whether computed members are written too.</param>
    public void OrNull(SourceWriter writer, ValueSpec value, string expression, string local, string owner, bool isResult)
    {
        if (!value.IsNullable)
        {
            writer.Write(Of(value, expression, "json", owner, isResult));
            return;
        }

        using (writer.Begin($"if ({expression} is {{ }} {local})"))
        {
            writer.Write(Of(value, local, "json", owner, isResult));
        }

        using (writer.Begin("else"))
        {
            writer.Write("json.Null();");
        }

        writer.Gap();
    }

    /// <summary>One statement that writes a value that is not null.</summary>
    public string Of(ValueSpec value, string expression, string json, string owner, bool isResult) => value.Kind switch
    {
        ValueKind.String => $"{json}.String({expression});",
        ValueKind.Char => $"{json}.Char({expression});",
        ValueKind.Boolean => $"{json}.Boolean({expression});",
        ValueKind.Integer => $"{json}.Integer({expression});",
        ValueKind.Number => $"{json}.Number({expression});",
        ValueKind.DateTimeOffset => $"{json}.DateTimeOffset({expression});",
        ValueKind.DateTime => $"{json}.DateTime({expression});",
        ValueKind.DateOnly => $"{json}.DateOnly({expression});",
        ValueKind.TimeOnly => $"{json}.TimeOnly({expression});",
        ValueKind.TimeSpan => $"{json}.Duration({expression});",
        ValueKind.Guid => $"{json}.Guid({expression});",
        ValueKind.Uri => $"{json}.Uri({expression});",
        ValueKind.Bytes => $"{json}.Base64({expression});",
        ValueKind.Enum => $"{json}.Enum({expression}, {wire.NamesOf(value, false, owner)});",
        ValueKind.Flags => $"{json}.Flags({expression}, {wire.NamesOf(value, false, owner)});",
        ValueKind.List or ValueKind.Dictionary => $"{wire.Collections.Writer(value, owner, isResult)}({expression}, {json});",
        ValueKind.Object => $"{wire.Objects.Writer(wire.Types.ObjectOf(value), isResult && wire.Types.HasComputed(value))}({expression}, {json});",
        ValueKind.Patch => $"{json}.Patch({expression});",
        _ => throw new InvalidOperationException($"No writer for {value.Kind}."),
    };
}
