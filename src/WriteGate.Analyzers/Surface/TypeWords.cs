using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;
using WriteGate.Analyzers.Generation.Wire;

namespace WriteGate.Analyzers.Surface;

/// <summary>Types as a reviewer reads them: <c>string</c>, <c>list of integer</c>, <c>New | Open | Won</c>.</summary>
internal static class TypeWords
{
    public static string Of(ValueSpec value, WireTypes types) => value.Kind switch
    {
        ValueKind.Enum => Names(value, types),
        ValueKind.Flags => $"set of {Names(value, types)}",
        ValueKind.List => $"list of {Of(value.Item!, types)}",
        ValueKind.Dictionary => $"map of {Of(value.Item!, types)}",
        ValueKind.Object when value.Cites is { } cited => $"cited {Of(cited, types)}",
        ValueKind.Object => Identifiers.WordOf(value.Type),
        _ => Identifiers.Camel(value.Kind.ToString()),
    };

    private static string Names(ValueSpec value, WireTypes types) => string.Join(" | ", types.NamesOf(value).Select(member => member.JsonName));
}
