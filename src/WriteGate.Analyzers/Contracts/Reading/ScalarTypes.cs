using Microsoft.CodeAnalysis;
using WriteGate.Analyzers.Roslyn;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>The types that are one JSON token.</summary>
internal static class ScalarTypes
{
    private static readonly Dictionary<string, ValueKind> ByName = new(StringComparer.Ordinal)
    {
        ["System.Int128"] = ValueKind.Integer,
        ["System.UInt128"] = ValueKind.Integer,
        ["System.Half"] = ValueKind.Number,
        ["System.DateTimeOffset"] = ValueKind.DateTimeOffset,
        ["System.DateOnly"] = ValueKind.DateOnly,
        ["System.TimeOnly"] = ValueKind.TimeOnly,
        ["System.TimeSpan"] = ValueKind.TimeSpan,
        ["System.Guid"] = ValueKind.Guid,
        ["System.Uri"] = ValueKind.Uri,
    };

    /// <summary>The kind of a type without its nullability; null when it is no scalar.</summary>
    public static ValueKind? KindOf(ITypeSymbol type, KnownSymbols known) => type.SpecialType switch
    {
        SpecialType.System_String => ValueKind.String,
        SpecialType.System_Char => ValueKind.Char,
        SpecialType.System_Boolean => ValueKind.Boolean,
        SpecialType.System_DateTime => ValueKind.DateTime,
        >= SpecialType.System_SByte and <= SpecialType.System_UInt64 => ValueKind.Integer,
        SpecialType.System_Decimal or SpecialType.System_Single or SpecialType.System_Double => ValueKind.Number,
        _ when type is IArrayTypeSymbol { Rank: 1, ElementType.SpecialType: SpecialType.System_Byte } => ValueKind.Bytes,
        _ => ByName.TryGetValue(known.NameOf(type), out ValueKind kind) ? kind : null,
    };

    /// <summary>Whether a record may be identified by it.</summary>
    public static bool IsId(ITypeSymbol type, KnownSymbols known)
        => type.SpecialType is SpecialType.System_String or (>= SpecialType.System_Int16 and <= SpecialType.System_UInt64)
            || known.Is(type, "System.Guid");

    /// <summary>Whether it may be a record's version.</summary>
    public static bool IsVersion(ValueKind? kind)
        => kind is ValueKind.String or ValueKind.Integer or ValueKind.Guid or ValueKind.DateTimeOffset or ValueKind.DateTime or ValueKind.Bytes;
}
