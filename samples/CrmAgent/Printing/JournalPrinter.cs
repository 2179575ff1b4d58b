using System.Globalization;

using CrmAgent.Hosting;

using WriteGate.Intents;
using WriteGate.Journal;

namespace CrmAgent.Printing;

/// <summary>Prints journals and proposals.</summary>
internal sealed class JournalPrinter(CrmHost host, Page page)
{
    /// <summary>Prints the journal, or the part of it that a query selects.</summary>
    /// <returns>How many rows.</returns>
    public async Task<int> PrintAsync(JournalQuery query, CancellationToken cancellationToken)
    {
        int rows = 0;
        string? run = null;
        await foreach (JournalRow row in host.Gate.Store.ReadJournalAsync(query, cancellationToken))
        {
            rows++;
            JournalEntry entry = host.Gate.Reveal(row).Entry;
            if (entry.RunId != run)
            {
                run = entry.RunId;
                page.Note($"run {run}, workflow {entry.Workflow}{(entry.IsRehearsal ? ", a rehearsal" : "")}");
            }

            string about = entry.RecordId is null ? entry.Tool ?? "" : $"{entry.Tool} on {entry.Resource}/{entry.RecordId}";
            page.Line(string.Create(
                CultureInfo.InvariantCulture,
                $"  {row.Sequence,4}  {row.At:HH:mm:ss}  {entry.Action} by {entry.Actor}: {about}"));
            if (entry.Reason is { Length: > 0 } reason)
            {
                page.Labelled("", reason);
            }

            if (entry.Action is "applied" or "pending" or "quarantined")
            {
                page.Labelled("", $"intent {entry.IntentId}");
            }

            // What was claimed is what is written, and a rolled-back write has its own rows: each is shown once, where the outcome is.
            if (entry.Action is not ("claimed" or "rollback_claimed" or "rolled_back"))
            {
                page.Changes(entry.Before, entry.After);
            }
        }

        return rows;
    }

    /// <summary>Prints a proposal as the person who decides has to see it.</summary>
    public void Print(Intent intent)
    {
        page.Comment($"{About(intent)}, proposed by {intent.Agent}{(intent.OnBehalfOf is { } user ? $" for {user}" : "")}: {intent.Reason}");
        page.Labelled("intent", intent.Id);
        page.Changes(intent.Before, intent.After ?? intent.Body);
    }

    /// <summary>What a proposal is about: <c>crm_update_deal on crm.deal/D-1</c>; a batch is about several records, a plan of several tools is itself.</summary>
    public static string About(Intent intent)
        => intent.Tool == intent.Resource ? intent.Tool : $"{intent.Tool} on {intent.Resource}/{intent.RecordId ?? "(several)"}";
}
