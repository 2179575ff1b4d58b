using System.CommandLine;

using CrmAgent.Hosting;
using CrmAgent.Printing;

using WriteGate;
using WriteGate.Intents;

namespace CrmAgent.Commands;

/// <summary><c>pending</c>, <c>approve</c> and <c>deny</c>: a person decides on what an agent proposed.</summary>
internal static class ReviewCommands
{
    private static readonly Argument<string> Id = new("intent") { Description = "The proposal, as pending shows it." };
    private static readonly Option<string> Approver = new("--as") { Description = "Who decides.", DefaultValueFactory = _ => "operator" };

    /// <summary><c>pending</c></summary>
    public static Command Pending()
    {
        Command command = new("pending", "Shows what waits for a person.");
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using CrmHost host = await CrmCommands.OpenAsync(parsed, cancellationToken);
            Page page = CrmCommands.NewPage();
            IReadOnlyList<Intent> waiting = await host.Gate.Approvals.ListAsync(CrmHost.Tenant, cancellationToken);
            foreach (Intent intent in waiting)
            {
                new JournalPrinter(host, page).Print(intent);
            }

            page.Line(waiting.Count == 0 ? "nothing waits" : $"{waiting.Count} waiting");
            return 0;
        });
        return command;
    }

    /// <summary><c>approve</c></summary>
    public static Command Approve()
    {
        Command command = new("approve", "Approves a proposal and executes it: once, behind both locks, if the record has not moved.") { Id, Approver };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using CrmHost host = await CrmCommands.OpenAsync(parsed, cancellationToken);
            Page page = CrmCommands.NewPage();
            Intent intent = await ShowAsync(host, page, parsed, cancellationToken);

            // One that was approved while a lock was closed only has to be executed.
            if (intent.State != IntentState.Approved)
            {
                Demand(await host.Gate.Approvals.ApproveAsync(CrmHost.Tenant, intent.Id, intent.Digest ?? "", parsed.GetValue(Approver)!, null, cancellationToken));
            }

            GateResult result = await host.Gate.ExecuteApprovedAsync(CrmHost.Tenant, intent.Id, cancellationToken);
            page.Answers(result);
            return result is GateResult.Applied ? 0 : 1;
        });
        return command;
    }

    /// <summary><c>deny</c></summary>
    public static Command Deny()
    {
        Option<string> reason = new("--reason") { Description = "Why; the agent is told.", Required = true };
        Command command = new("deny", "Denies a proposal.") { Id, reason, Approver };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using CrmHost host = await CrmCommands.OpenAsync(parsed, cancellationToken);
            Page page = CrmCommands.NewPage();
            Intent intent = await ShowAsync(host, page, parsed, cancellationToken);
            Demand(await host.Gate.Approvals.DenyAsync(
                CrmHost.Tenant, intent.Id, intent.Digest ?? "", parsed.GetValue(Approver)!, parsed.GetValue(reason), cancellationToken));
            page.Labelled("gate", "DENIED");
            return 0;
        });
        return command;
    }

    private static async Task<Intent> ShowAsync(CrmHost host, Page page, ParseResult parsed, CancellationToken cancellationToken)
    {
        string id = parsed.GetValue(Id)!;
        Intent intent = await host.Gate.Store.FindAsync(CrmHost.Tenant, id, cancellationToken)
            ?? throw new UsageException($"There is no proposal \"{id}\". The command pending shows those that wait.");
        new JournalPrinter(host, page).Print(intent);
        return intent;
    }

    private static void Demand(ApprovalAnswer answer)
    {
        if (!answer.IsTaken)
        {
            throw new UsageException($"Not decided: {answer.Why}");
        }
    }
}
