using System.Globalization;

namespace WriteGate.Analyzers.Roslyn;

/// <summary>Values as text, the same on every machine.</summary>
internal static class Invariant
{
    public static string Text(IFormattable value) => value.ToString(null, CultureInfo.InvariantCulture);
}
