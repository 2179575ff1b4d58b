using System.CommandLine;

using CrmAgent.Hosting;
using CrmAgent.Printing;

using WriteGate;

namespace CrmAgent.Commands;

/// <summary><c>rollback RUN|INTENT</c>: takes a write or a whole run back.</summary>
internal static class RollbackCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Argument<string> target = new("target") { Description = "A run or an intent, as run and log show them." };
        Option<string> @operator = new("--as") { Description = "Who asks; the request is its own approval.", DefaultValueFactory = _ => "operator" };
        Command command = new("rollback", "Takes a write or a whole run back. Later edits by people are never overwritten. Exit code 1 when something stands.") { target, @operator };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            await using CrmHost host = await CrmCommands.OpenAsync(parsed, cancellationToken);
            IReadOnlyList<RollbackReport> reports = await TakeBackAsync(host.Gate, parsed.GetValue(target)!, parsed.GetValue(@operator)!, cancellationToken);
            Page page = CrmCommands.NewPage();
            foreach (RollbackReport report in reports)
            {
                page.Reports(report);
            }

            return reports.All(report => report.Outcome is RollbackOutcome.RolledBack or RollbackOutcome.NothingToDo or RollbackOutcome.Mitigated) ? 0 : 1;
        });
        return command;
    }

    private static async Task<IReadOnlyList<RollbackReport>> TakeBackAsync(Gate gate, string target, string @operator, CancellationToken cancellationToken)
    {
        if (await gate.Store.FindAsync(CrmHost.Tenant, target, cancellationToken) is not null)
        {
            return [await gate.Rollbacks.WriteAsync(CrmHost.Tenant, target, @operator, null, cancellationToken)];
        }

        IReadOnlyList<RollbackReport> reports = await gate.Rollbacks.RunAsync(CrmHost.Tenant, target, @operator, cancellationToken);
        return reports.Count > 0
            ? reports
            : throw new UsageException($"There is no write and no run with writes called \"{target}\". The command log shows both.");
    }
}
