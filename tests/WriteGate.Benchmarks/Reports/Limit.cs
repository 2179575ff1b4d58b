using System.Globalization;

namespace WriteGate.Benchmarks.Reports;

/// <summary>What a figure is held to.</summary>
/// <param name="Text">As it is printed.</param>
/// <param name="IsMet">Whether a number keeps it.</param>
internal sealed record Limit(string Text, Func<double, bool> IsMet)
{
    public static Limit AtMost(double most, string unit = "x") => new($"at most {Number(most)}{unit}", value => value <= most);

    public static Limit AtLeast(double least, string unit = "x") => new($"at least {Number(least)}{unit}", value => value >= least);

    public static Limit Exactly(double number, string unit = "") => new($"{Number(number)}{unit}", value => value.Equals(number));

    private static string Number(double number) => number.ToString("0.##", CultureInfo.InvariantCulture);
}
