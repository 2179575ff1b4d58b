namespace WriteGate.Benchmarks;

/// <summary>Measurements of one run, several of a name, handed from a measuring process to the one that prints.</summary>
internal sealed class Samples
{
    private readonly Dictionary<string, List<double>> values = new(StringComparer.Ordinal);

    /// <summary>The median of what was measured under a name; not a number where nothing was.</summary>
    public double this[string name] => values.TryGetValue(name, out List<double>? all) ? Median(all) : double.NaN;

    public bool Has(string name) => values.ContainsKey(name);

    public void Add(string name, double value)
    {
        if (!values.TryGetValue(name, out List<double>? all))
        {
            values.Add(name, all = []);
        }

        all.Add(value);
    }

    /// <summary>One line a name, its median. A process reports medians, the reader takes the median of those.</summary>
    public void WriteTo(TextWriter output)
    {
        foreach (string name in values.Keys)
        {
            output.WriteLine(FormattableString.Invariant($"{Marker}{name}\t{this[name]:R}"));
        }
    }

    /// <summary>Takes a line of <see cref="WriteTo"/>.</summary>
    /// <returns>False when it is none.</returns>
    public bool TryTake(string line)
    {
        if (!line.StartsWith(Marker, StringComparison.Ordinal))
        {
            return false;
        }

        string[] parts = line[Marker.Length..].Split('\t');
        Add(parts[0], double.Parse(parts[1], System.Globalization.CultureInfo.InvariantCulture));
        return true;
    }

    private const string Marker = "\u0001measured\t";

    private static double Median(List<double> all)
    {
        double[] sorted = [.. all.Order()];
        int middle = sorted.Length / 2;
        return sorted.Length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
