using WriteGate.Analyzers.Contracts;

namespace WriteGate.Analyzers.Generation.Text;

/// <summary>Identifiers and versions as text in the invariant culture.</summary>
internal static class ValueText
{
    /// <summary>An expression of type <c>string</c>, or <c>string?</c> where the value is nullable.</summary>
    public static string Of(string expression, ValueKind kind, bool isNullable = false)
    {
        string access = isNullable ? "?." : ".";
        return kind switch
        {
            ValueKind.String => expression,
            ValueKind.Guid => $"{expression}{access}ToString()",
            ValueKind.Integer or ValueKind.Number => $"{expression}{access}ToString({Runtime.Invariant})",
            ValueKind.DateTimeOffset or ValueKind.DateTime or ValueKind.DateOnly or ValueKind.TimeOnly => $"{expression}{access}ToString(\"O\", {Runtime.Invariant})",
            ValueKind.Bytes when isNullable => $"{expression} is {{ }} bytes ? global::System.Convert.ToBase64String(bytes) : null",
            ValueKind.Bytes => $"global::System.Convert.ToBase64String({expression})",
            _ => $"{expression}{access}ToString()",
        };
    }
}
