using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis;

namespace WriteGate.Analyzers.Contracts.Reading;

/// <summary>Constants of C# as JSON text.</summary>
internal static class JsonText
{
    /// <summary>The text of a constant of a value's kind; null when it has none.</summary>
    /// <param name="constant">The constant as Roslyn gives it: an enum's is its number.</param>
    /// <param name="value">The value it is for.</param>
    /// <param name="type">Its type.</param>
    /// <param name="reading">Knows the names of enums.</param>
    public static string? Of(object? constant, ValueSpec value, ITypeSymbol type, ContractReading reading) => (constant, value.Kind) switch
    {
        (null, _) => "null",
        (string text, ValueKind.String) => Quote(text),
        (char c, ValueKind.Char) => Quote(c.ToString()),
        (bool b, ValueKind.Boolean) => b ? "true" : "false",
        (_, ValueKind.Integer or ValueKind.Number) => Number(constant),
        (_, ValueKind.Enum or ValueKind.Flags) => Enum(constant, value, type, reading),
        _ => null,
    };

    /// <summary>A number as JSON writes it; null when it is none, or not finite.</summary>
    public static string? Number(object? constant) => constant switch
    {
        double d when double.IsNaN(d) || double.IsInfinity(d) => null,
        float f when float.IsNaN(f) || float.IsInfinity(f) => null,
        double or float => ((IFormattable)constant).ToString("R", CultureInfo.InvariantCulture),
        decimal or sbyte or byte or short or ushort or int or uint or long or ulong
            => ((IFormattable)constant).ToString(null, CultureInfo.InvariantCulture),
        _ => null,
    };

    public static string Quote(string text)
    {
        StringBuilder json = new("\"");
        foreach (char c in text)
        {
            json.Append(c switch
            {
                '"' => "\\\"",
                '\\' => "\\\\",
                '\n' => "\\n",
                '\r' => "\\r",
                '\t' => "\\t",
                < ' ' => "\\u" + ((int)c).ToString("x4", CultureInfo.InvariantCulture),
                _ => c.ToString(),
            });
        }

        return json.Append('"').ToString();
    }

    private static string? Enum(object constant, ValueSpec value, ITypeSymbol type, ContractReading reading)
    {
        if (reading.Types.Enum(value.Enum!) is not { } spec)
        {
            return null;
        }

        IFieldSymbol[] fields = [.. type.GetMembers().OfType<IFieldSymbol>().Where(f => f.IsConst)];
        if (!spec.IsFlags)
        {
            string? name = fields.FirstOrDefault(f => Equals(f.ConstantValue, constant))?.Name;
            return spec.Members.FirstOrDefault(m => m.Name == name) is { } member ? Quote(member.JsonName) : null;
        }

        long bits = System.Convert.ToInt64(constant, CultureInfo.InvariantCulture);
        List<string> names = [];
        foreach (EnumMemberSpec member in spec.Members)
        {
            long flag = System.Convert.ToInt64(fields.First(f => f.Name == member.Name).ConstantValue, CultureInfo.InvariantCulture);
            if ((bits & flag) == flag)
            {
                names.Add(Quote(member.JsonName));
            }
        }

        return "[" + string.Join(",", names) + "]";
    }
}
