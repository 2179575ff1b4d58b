using System.Text;

using CrmAgent.Hosting;
using CrmAgent.Printing;
using CrmAgent.Transcripts;

using WriteGate;

namespace CrmAgent.Story;

/// <summary>An agent that plans first: its writes are staged one by one, seen as a whole, and written as a whole or not at all.</summary>
internal sealed class PlanScene(CrmHost host, Page page, Tally tally)
{
    private const string Agent = "planner";

    /// <summary>Plays it: one plan that a person approves, and one that the CRM refuses in the middle.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        page.Chapter("A plan, approved as a whole");
        page.Text("An agent moves the whole quarter. Nothing is written while it works: a person sees every change on one card, and says yes once.");
        await PlanAsync(
            cancellationToken,
            ("crm_update_deal", """{"dealId":"D-2","changes":{"stage":"Won","nextStepDue":"2026-12-01"}}"""),
            ("crm_update_deal", """{"dealId":"D-4","changes":{"stage":"Qualified","nextStepDue":"2026-12-02"}}"""),
            ("crm_log_call", """{"dealId":"D-4","startedAt":"2026-11-20T10:00:00Z","summary":"Procurement holds the budget and wants an offer."}"""));
        await new Reviewer(host, page, tally).DecideAllAsync(cancellationToken);

        page.Chapter("A plan that the CRM refuses in the middle");
        page.Text("Three due dates, within every limit, so that nobody has to be asked. The CRM refuses the last one, and the first two are taken back.");
        host.Line.RefusesAfter = 2;
        await PlanAsync(
            cancellationToken,
            ("crm_update_deal", """{"dealId":"D-1","changes":{"nextStepDue":"2027-01-04"}}"""),
            ("crm_update_deal", """{"dealId":"D-3","changes":{"nextStepDue":"2027-01-05"}}"""),
            ("crm_update_deal", """{"dealId":"D-6","changes":{"nextStepDue":"2027-01-06"}}"""));
        await new DealSheet(host, page).PrintAsync("The pipeline after both plans", cancellationToken);
    }

    private async Task PlanAsync(CancellationToken cancellationToken, params (string Tool, string Arguments)[] calls)
    {
        await using GateRun run = host.OpenRun("deal-hygiene", Agent, planFirst: true);
        foreach ((string tool, string arguments) in calls)
        {
            page.Comment("");
            page.Asks(Agent, tool, arguments);
            page.Answers(await run.CallAsync(tool, Encoding.UTF8.GetBytes(arguments), null, cancellationToken));
        }

        page.Comment("The host submits the plan.");
        GateResult result = await run.SubmitPlanAsync(cancellationToken);
        tally.Add(result);
        page.Answers(result);
        page.Note($"run {run.Id}: {run.Summarize()}");
    }
}
