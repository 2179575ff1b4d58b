using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>Expressions that read one value from <c>json</c>.</summary>
internal sealed class ValueReading(WireClass wire)
{
    /// <summary>An expression that reads a value, null included where it is one.</summary>
    /// <param name="value">The value.</param>
    /// <param name="owner">What it belongs to, to name what is made for it.</param>
    /// <param name="isResult">Whether it is a result read back: computed members are passed over.</param>
    public string OrNull(ValueSpec value, string owner, bool isResult)
        => value.IsNullable ? $"json.TryReadNull() ? null : {Of(value, owner, isResult)}" : Of(value, owner, isResult);

    /// <summary>An expression that reads a member; null and absence mean the default where it has one.</summary>
    public string Member(MemberSpec member, string owner, bool isResult)
        => member.IsOptional && !member.Value.IsNullable
            ? $"json.TryReadNull() ? {member.Default ?? "default"} : {Of(member.Value, owner, isResult)}"
            : OrNull(member.Value, owner, isResult);

    /// <summary>An expression that reads a value that is not null.</summary>
    public string Of(ValueSpec value, string owner, bool isResult)
    {
        string rules = wire.Rules.Of(value, owner);
        return value.Kind switch
        {
            ValueKind.String => $"json.ReadString({rules})",
            ValueKind.Char => "json.ReadChar()",
            ValueKind.Boolean => "json.ReadBoolean()",
            ValueKind.Integer => $"json.ReadInteger<{value.Type}>({rules})",
            ValueKind.Number => $"json.ReadNumber<{value.Type}>({rules})",
            ValueKind.DateTimeOffset => "json.ReadDateTimeOffset()",
            ValueKind.DateTime => "json.ReadDateTime()",
            ValueKind.DateOnly => "json.ReadDateOnly()",
            ValueKind.TimeOnly => "json.ReadTimeOnly()",
            ValueKind.TimeSpan => "json.ReadDuration()",
            ValueKind.Guid => "json.ReadGuid()",
            ValueKind.Uri => "json.ReadUri()",
            ValueKind.Bytes => $"json.ReadBase64({rules})",
            ValueKind.Enum => $"json.ReadEnum({Names(value, owner)})",
            ValueKind.Flags => $"json.ReadFlags({Names(value, owner)})",
            ValueKind.List or ValueKind.Dictionary => $"{wire.Collections.Reader(value, owner, isResult)}(ref json)",
            ValueKind.Object => $"{wire.Objects.Reader(wire.Types.ObjectOf(value), isResult && wire.Types.HasComputed(value))}(ref json)",
            ValueKind.Patch => $"json.ReadPatch<{value.Type}>()",
            _ => throw new InvalidOperationException($"No reader for {value.Kind}."),
        };
    }

    // Rules bind agents, not what the system of record held.
    private string Names(ValueSpec value, string owner)
    {
        string all = wire.NamesOf(value, false, owner);
        string left = wire.NamesOf(value, true, owner);
        return all == left ? all : $"json.IgnoresRules ? {all} : {left}";
    }
}
