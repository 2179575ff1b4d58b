using CrmAgent.Hosting;
using CrmAgent.Printing;
using CrmAgent.Transcripts;

using WriteGate;
using WriteGate.Journal;

namespace CrmAgent.Story;

/// <summary>The whole story on fresh data: a rehearsal, the same transcripts live, a crash, a bad run and its rollback, two plans.</summary>
internal sealed class CrmStory(Page page, string folder)
{
    private const string Crash = "07";
    private const string FridayNight = "08";
    private readonly Tally tally = new();

    /// <summary>Tells it.</summary>
    /// <returns>The exit code.</returns>
    public async Task<int> TellAsync(CancellationToken cancellationToken)
    {
        if (File.Exists(Path.Combine(folder, "crm.db")))
        {
            throw new UsageException($"There already is data in {folder}. The story needs an empty folder; leave --data out and it makes one.");
        }

        await using (CrmHost host = await CrmHost.OpenAsync(folder, cancellationToken))
        {
            await RehearseAsync(host, cancellationToken);
            await GoLiveAsync(host, cancellationToken);
            await new HandOffScene(host, page).PlayAsync(cancellationToken);
        }

        await new CrashScene(page, folder).PlayAsync(Transcript.Read(Crash), cancellationToken);
        await using (CrmHost host = await CrmHost.OpenAsync(folder, cancellationToken))
        {
            host.SetStandingLock(true);
            await new Player(host, page, tally).PlayAsync(Transcript.Read(Crash), apply: true, cancellationToken);
            await FridayNightAsync(host, cancellationToken);
            await new PlanScene(host, page, tally).PlayAsync(cancellationToken);
            await new GuardScene(host, page, tally).PlayAsync(cancellationToken);
            await new ShadowScene(host, page, tally).PlayAsync(cancellationToken);
            await LookBackAsync(host, cancellationToken);
        }

        page.Line(tally.ToString());
        return 0;
    }

    private async Task RehearseAsync(CrmHost host, CancellationToken cancellationToken)
    {
        host.SetStandingLock(false);
        page.Loud("REHEARSAL. Both locks are closed, as they are wherever nobody opened them: every call is checked and decided, nothing is written.");
        foreach (string file in Transcript.Included())
        {
            Transcript transcript = Transcript.Read(file);
            page.Comment(transcript.Title);
            await new Player(host, page, tally) { IsBrief = true }.PlayAsync(transcript, apply: false, cancellationToken);
        }
    }

    private async Task GoLiveAsync(CrmHost host, CancellationToken cancellationToken)
    {
        host.SetStandingLock(true);
        page.Loud("LIVE. The standing lock is open now, and each run asks for live writing. The agents do the same again; this time it counts.");
        Reviewer reviewer = new(host, page, tally);
        foreach (string file in Transcript.Included().Where(file => Number(file) is not (Crash or FridayNight)))
        {
            await PlayAsync(host, Transcript.Read(file), apply: true, cancellationToken);
            await reviewer.DecideAllAsync(cancellationToken);
        }
    }

    private async Task FridayNightAsync(CrmHost host, CancellationToken cancellationToken)
    {
        DealSheet sheet = new(host, page);
        await sheet.PrintAsync("The pipeline before Friday night", cancellationToken);
        RunSummary run = await PlayAsync(host, Transcript.Read(FridayNight), apply: true, cancellationToken);
        await sheet.PrintAsync("The pipeline on Monday", cancellationToken);

        page.Chapter("The run is taken back, newest write first");
        foreach (RollbackReport report in await host.Gate.Rollbacks.RunAsync(CrmHost.Tenant, run.RunId, "maria", cancellationToken))
        {
            tally.Add(report);
            page.Reports(report);
        }

        await sheet.PrintAsync("The pipeline after the rollback", cancellationToken);
    }

    private async Task LookBackAsync(CrmHost host, CancellationToken cancellationToken)
    {
        page.Chapter("Why does D-2 say what it says? Its journal, in full");
        await new JournalPrinter(host, page).PrintAsync(new JournalQuery { Tenant = CrmHost.Tenant, Resource = "crm.deal", RecordId = "D-2" }, cancellationToken);
        JournalVerdict verdict = await JournalVerifier.VerifyAsync(host.Gate.Store, new JournalQuery { Tenant = CrmHost.Tenant }, null, cancellationToken);
        page.Note(verdict.IsIntact ? $"The journal's {verdict.Rows} rows are intact." : $"The journal was changed: {verdict.Fault}");
        page.Note($"The data stays in {folder}; look around with: log, pending, rollback, verify, each with --data {folder}");
        page.Line();
    }

    private Task<RunSummary> PlayAsync(CrmHost host, Transcript transcript, bool apply, CancellationToken cancellationToken)
    {
        page.Chapter(transcript.Title);
        page.Text(transcript.Incident);
        return new Player(host, page, tally).PlayAsync(transcript, apply, cancellationToken);
    }

    private static string Number(string file) => Path.GetFileName(file)[..2];
}
