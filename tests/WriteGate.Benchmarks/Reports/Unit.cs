using System.Globalization;

namespace WriteGate.Benchmarks.Reports;

/// <summary>How measurements are printed.</summary>
internal static class Unit
{
    public const double Mega = 1_000_000;

    public static string Milliseconds(double value) => Text(value, value < 10 ? "0.00" : "0", " ms");

    public static string Nanoseconds(double value) => Text(value, "#,0", " ns");

    public static string Bytes(double value) => value switch
    {
        >= Mega => Text(value / Mega, "0.0", " MB"),
        >= 10_000 => Text(value / 1_000, "0.0", " KB"),
        _ => Text(value, "#,0", " B"),
    };

    public static string Rate(double value) => Text(value, "#,0", "/s");

    public static string Count(double value) => Text(value, "0.##", "");

    private static string Text(double value, string format, string unit)
        => double.IsNaN(value) ? "-" : value.ToString(format, CultureInfo.InvariantCulture) + unit;
}
