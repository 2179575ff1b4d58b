using System.CommandLine;

using CrmAgent.Hosting;
using CrmAgent.Printing;

using WriteGate.Journal;

namespace CrmAgent.Commands;

/// <summary><c>log</c> and <c>verify</c>: what happened, and whether anybody changed the record of it.</summary>
internal static class JournalCommands
{
    /// <summary><c>log</c></summary>
    public static Command Log()
    {
        Option<string?> record = new("--record") { Description = "Only of one record, such as crm.deal/D-1.", HelpName = "resource/id" };
        Option<string?> run = new("--run") { Description = "Only of one run." };
        Command command = new("log", "Shows the journal: every action, also rehearsed, refused and rejected ones.") { record, run };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            JournalQuery query = Of(parsed.GetValue(record)) with { Tenant = CrmHost.Tenant, RunId = parsed.GetValue(run) };
            await using CrmHost host = await CrmCommands.OpenJournalAsync(parsed, cancellationToken);
            Page page = CrmCommands.NewPage();
            int rows = await new JournalPrinter(host, page).PrintAsync(query, cancellationToken);
            page.Line(rows == 1 ? "1 row" : $"{rows} rows");
            return 0;
        });
        return command;
    }

    /// <summary><c>verify</c></summary>
    public static Command Verify()
    {
        Command command = new("verify", "Recomputes the journal's hash chains. Exit code 1 when a row was changed, added or removed.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using CrmHost host = await CrmCommands.OpenJournalAsync(parsed, cancellationToken);
            JournalVerdict verdict = await JournalVerifier.VerifyAsync(host.Gate.Store, new JournalQuery { Tenant = CrmHost.Tenant }, null, cancellationToken);
            CrmCommands.NewPage().Line(verdict.IsIntact ? $"intact: {verdict.Rows} rows" : $"NOT intact: {verdict.Fault}");
            return verdict.IsIntact ? 0 : 1;
        });
        return command;
    }

    private static JournalQuery Of(string? record) => record?.Split('/', 2) switch
    {
        null => new(),
        [{ Length: > 0 } resource, { Length: > 0 } id] => new() { Resource = resource, RecordId = id },
        _ => throw new UsageException($"\"{record}\" names no record. Write the resource and the identifier, such as crm.deal/D-1."),
    };
}
