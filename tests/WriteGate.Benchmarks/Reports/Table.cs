using System.Globalization;

namespace WriteGate.Benchmarks.Reports;

/// <summary>Figures beside what they are measured against and what they are held to, as plain text.</summary>
/// <param name="title">What it is about.</param>
internal sealed class Table(string title)
{
    private static readonly string[] Head = ["figure", "ours", "reference", "ratio", "we hold", ""];

    private readonly List<string[]> rows = [];

    public int Held { get; private set; }

    public int Met { get; private set; }

    /// <summary>A figure as a multiple of a reference of the same run.</summary>
    public void AddRatio(string figure, double ours, double reference, Func<double, string> unit, Limit? limit = null)
        => rows.Add([figure, unit(ours), unit(reference), Ratio(ours / reference), limit?.Text ?? "", Verdict(limit, ours / reference)]);

    /// <summary>A figure that does not depend on the machine: bytes, files, commits.</summary>
    public void AddCount(string figure, double ours, Func<double, string> unit, Limit? limit = null, double scale = 1)
        => rows.Add([figure, unit(ours), "", "", limit?.Text ?? "", Verdict(limit, ours / scale)]);

    public void WriteTo(TextWriter output)
    {
        output.WriteLine(title);
        int[] widths = [.. Head.Select((head, column) => rows.Append(Head).Max(row => row[column].Length))];
        foreach (string[] row in rows.Prepend(Head))
        {
            // Numbers stand to the right.
            IEnumerable<string> cells = row.Select((cell, column) => column is 1 or 2 or 3 ? cell.PadLeft(widths[column]) : cell.PadRight(widths[column]));
            output.WriteLine($"  {string.Join("  ", cells)}".TrimEnd());
        }

        output.WriteLine();
    }

    private string Verdict(Limit? limit, double value)
    {
        if (limit is null)
        {
            return "";
        }

        bool met = limit.IsMet(value);
        Held++;
        Met += met ? 1 : 0;
        return met ? "met" : "NOT MET";
    }

    private static string Ratio(double ratio)
        => double.IsNaN(ratio) ? "-" : ratio.ToString(ratio < 0.1 ? "0.000" : "0.00", CultureInfo.InvariantCulture) + "x";
}
