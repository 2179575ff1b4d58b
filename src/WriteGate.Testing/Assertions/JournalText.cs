using System.Globalization;
using System.Text;

using WriteGate.Journal;

namespace WriteGate.Testing;

/// <summary>The journal as a failed assertion shows it.</summary>
internal static class JournalText
{
    private const int Most = 40;
    private const int Longest = 300;

    public static string Of(IReadOnlyList<JournalRow> rows)
    {
        if (rows.Count == 0)
        {
            return "The journal is empty.";
        }

        StringBuilder text = new(string.Create(CultureInfo.InvariantCulture, $"Journal, the last {Math.Min(Most, rows.Count)} of {rows.Count} rows:"));
        foreach (JournalRow row in rows.TakeLast(Most))
        {
            text.Append("\n  ").Append(Line(row));
        }

        return text.ToString();
    }

    private static string Line(JournalRow row)
    {
        JournalEntry entry = row.Entry;
        StringBuilder line = new(string.Create(CultureInfo.InvariantCulture, $"{row.Sequence} {entry.Action} by {entry.Actor}: {entry.Tool}"));
        if (entry.Resource is not null)
        {
            line.Append(" on ").Append(entry.Resource).Append('/').Append(entry.RecordId ?? "(new)");
        }

        if (entry.Before is not null || entry.After is not null)
        {
            // A build server keeps its logs for everybody.
            line.Append(entry.IsSensitive ? " (sensitive values)" : $" {Image(entry.Before)} -> {Image(entry.After)}");
        }

        line.Append(entry.IntentId is null ? "" : $", intent {entry.IntentId}").Append(entry.Reason is null ? "" : $"; {entry.Reason}");
        return Visible.Of(line.ToString(), Longest);
    }

    private static string Image(byte[]? json) => json is null ? "(nothing)" : Encoding.UTF8.GetString(json);
}
