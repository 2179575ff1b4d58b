using WriteGate.Analyzers.Contracts;
using WriteGate.Analyzers.Generation.Text;

namespace WriteGate.Analyzers.Generation.Wire;

/// <summary>The C# type of a value.</summary>
internal static class TypeTextExtensions
{
    /// <summary>As C# writes it, with nullability; a patch with its record.</summary>
    public static string TypeText(this ValueSpec value)
        => value.Kind == ValueKind.Patch ? $"{Runtime.Gate}Patch<{value.Type}>" : value.FullType;
}
