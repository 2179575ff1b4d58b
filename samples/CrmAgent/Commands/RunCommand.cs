using System.CommandLine;

using CrmAgent.Hosting;
using CrmAgent.Printing;
using CrmAgent.Transcripts;

using WriteGate;
using WriteGate.Intents;

namespace CrmAgent.Commands;

/// <summary><c>run TRANSCRIPT</c>: plays a transcript under the real locks.</summary>
internal static class RunCommand
{
    /// <summary>The command.</summary>
    public static Command Create()
    {
        Argument<string> transcript = new("transcript") { Description = "Path of a transcript, or name or number of one that comes with the program." };
        Option<bool> apply = new("--apply") { Description = "Opens the run's lock. The standing lock is WRITEGATE__LIVEWRITES=true; both are needed to write." };
        Option<GateStep?> crashAt = new("--crash-at") { Description = "Kills this process when the gate reaches a step of a write.", HelpName = "step" };
        crashAt.AcceptOnlyFromAmong([.. Enum.GetNames<GateStep>().Select(name => name.ToLowerInvariant())]);

        Command command = new("run", "Plays a transcript under the real locks.") { transcript, apply, crashAt };
        command.SetAction(async (parsed, cancellationToken) =>
        {
            Transcript script = Transcript.Read(parsed.GetValue(transcript)!);
            await using CrmHost host = await CrmCommands.OpenAsync(parsed, cancellationToken, parsed.GetValue(crashAt));
            await RunAsync(host, script, parsed.GetValue(apply), CrmCommands.NewPage(), cancellationToken);
            return 0;
        });
        return command;
    }

    private static async Task RunAsync(CrmHost host, Transcript script, bool apply, Page page, CancellationToken cancellationToken)
    {
        page.Chapter(script.Title);
        page.Text(script.Incident);
        SayWhatIsClosed(host, apply, page);

        Tally tally = new();
        RunSummary summary = await new Player(host, page, tally).PlayAsync(script, apply, cancellationToken);
        foreach (Intent intent in await host.Gate.Approvals.ListAsync(CrmHost.Tenant, cancellationToken))
        {
            page.Line($"  waits for a person: {JournalPrinter.About(intent)}; approve {intent.Id}, or deny it");
        }

        if (summary.Of(OutcomeKind.Applied) > 0)
        {
            page.Line($"  to take the run back: rollback {summary.RunId}");
        }

        SayWhatIsClosed(host, apply, page);
        page.Line(tally.ToString());
    }

    private static void SayWhatIsClosed(CrmHost host, bool apply, Page page)
    {
        string[] closed =
        [
            .. host.IsStandingLockOpen ? Array.Empty<string>() : ["the standing lock is closed (set WRITEGATE__LIVEWRITES=true)"],
            .. apply ? Array.Empty<string>() : ["the run's lock is closed (add --apply)"],
        ];
        if (closed.Length > 0)
        {
            page.Loud($"REHEARSAL: nothing is written, because {string.Join(" and ", closed)}.");
        }
    }
}
