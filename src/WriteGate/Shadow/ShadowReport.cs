using System.Globalization;
using System.Text;

using WriteGate.Intents;

namespace WriteGate;

/// <summary>What became of what agents proposed in shadow, field by field. It holds no value of any record.</summary>
/// <param name="Tenant">Whose.</param>
/// <param name="Since">What was proposed then or later counts, by the store's clock.</param>
/// <param name="Fields">One for each field, in the order of resource and field.</param>
public sealed record ShadowReport(string Tenant, DateTimeOffset Since, IReadOnlyList<ShadowFieldReport> Fields)
{
    private static readonly string[] Heads = ["resource", "field", "proposed", "compared", "applied", "different", "unchanged", "other", "precision"];

    internal static ShadowReport Of(
        string tenant, DateTimeOffset since, IEnumerable<ShadowTally> tallies, IReadOnlyCollection<Intent> promotions, int minimum)
        => new(tenant, since, [.. tallies.GroupBy(tally => (tally.Resource, Field: tally.Field ?? ShadowSet.All)).Select(group => new ShadowFieldReport(group.Key.Resource, group.Key.Field)
        {
            Proposed = group.Sum(tally => tally.Count),
            Compared = group.Where(tally => tally.Verdict != ShadowVerdict.None).Sum(tally => tally.Count),
            AppliedByAHuman = Count(group, ShadowVerdict.AppliedByAHuman),
            Different = Count(group, ShadowVerdict.Different),
            Unchanged = Count(group, ShadowVerdict.Unchanged),
            Minimum = minimum,
            IsPromoted = promotions.Any(promotion => promotion.Resource == group.Key.Resource && promotion.Field == group.Key.Field),
        })]);

    /// <summary>A table for people.</summary>
    public override string ToString()
    {
        List<string[]> rows = [Heads, .. Fields.Select(Cells)];
        int[] widths = [.. Heads.Select((_, column) => rows.Max(row => row[column].Length))];
        StringBuilder text = new();
        text.Append(CultureInfo.InvariantCulture, $"Shadow of {Tenant}, proposed since {Since:u}. Precision = applied by a human / (applied by a human + different).\n");
        foreach (string[] row in rows)
        {
            // Names to the left, numbers to the right.
            text.Append(string.Join("  ", row.Select((cell, column) => column is < 2 or 8 ? cell.PadRight(widths[column]) : cell.PadLeft(widths[column]))).TrimEnd()).Append('\n');
        }

        return text.ToString();
    }

    private static long Count(IEnumerable<ShadowTally> tallies, ShadowVerdict verdict) => tallies.Where(tally => tally.Verdict == verdict).Sum(tally => tally.Count);

    private static string[] Cells(ShadowFieldReport field) =>
    [
        field.Resource, field.Field, .. new[] { field.Proposed, field.Compared, field.AppliedByAHuman, field.Different, field.Unchanged, field.Other }
            .Select(number => number.ToString(CultureInfo.InvariantCulture)),
        field.PrecisionText + (field.IsPromoted ? ", promoted" : ""),
    ];
}
