using System.Text;

using CrmAgent.Hosting;
using CrmAgent.Printing;
using CrmAgent.Transcripts;

using WriteGate;

namespace CrmAgent.Story;

/// <summary>Two fields spend a week in shadow: an agent proposes, people go on as ever, and one field has earned its way out.</summary>
internal sealed class ShadowScene(CrmHost host, Page page, Tally tally)
{
    private const string Agent = "writer";
    private const string Person = "maria";
    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    /// <summary>Plays it.</summary>
    public async Task PlayAsync(CancellationToken cancellationToken)
    {
        page.Chapter("A week in shadow, and its report");
        // What the gate wrote within the minute before a proposal may be its own echo, and judges nobody.
        host.Clock.Advance(TimeSpan.FromHours(1));
        page.Text("A new agent may propose next steps and their due dates. Until it is known how good it is, both fields are in shadow: what it proposes is recorded and never written, although every lock is open.");
        host.Set("Resources:crm.deal:ShadowFields:0", "nextStep");
        host.Set("Resources:crm.deal:ShadowFields:1", "nextStepDue");
        // A story has few deals.
        host.Set(nameof(WriteGateOptions.ShadowMinimum), "4");
        await ProposeAsync("D-2", "Send the signed order to finance", null, cancellationToken);
        await ProposeAsync("D-3", "Show the new reports to the board", null, cancellationToken);
        await ProposeAsync("D-4", "Send procurement the offer", "2026-12-09", cancellationToken);
        await ProposeAsync("D-6", "Ask who signs after the merger", null, cancellationToken);

        page.Comment("The week goes by. People work in the CRM by hand, and know nothing of the proposals.");
        Type("D-2", "nextStep", "Send the signed order to finance");
        Type("D-3", "nextStep", "Show the new reports to the board");
        Type("D-4", "nextStep", "Send procurement the offer");
        Type("D-4", "nextStepDue", "2026-12-16");
        Type("D-6", "nextStep", "Ask who signs after the merger");
        host.Clock.Advance(Week);
        await host.Gate.Shadow.CompareAsync(CrmHost.Tenant, cancellationToken);
        page.Line();
        page.Line((await host.Gate.Shadow.ReportAsync(CrmHost.Tenant, cancellationToken: cancellationToken)).ToString());

        await PromoteAsync("nextStep", cancellationToken);
        await PromoteAsync("nextStepDue", cancellationToken);
        await ProposeAsync("D-6", "Call the new head of purchasing", "2027-02-01", cancellationToken);
    }

    private async Task ProposeAsync(string dealId, string nextStep, string? due, CancellationToken cancellationToken)
    {
        await using GateRun run = host.OpenRun("deal-hygiene", Agent);
        string more = due is null ? "" : $",\"nextStepDue\":\"{due}\"";
        string arguments = $"{{\"dealId\":\"{dealId}\",\"changes\":{{\"nextStep\":\"{nextStep}\"{more}}}}}";
        page.Comment("");
        page.Asks(Agent, "crm_update_deal", arguments);
        GateResult result = await run.CallAsync("crm_update_deal", Encoding.UTF8.GetBytes(arguments), null, cancellationToken);
        tally.Add(result);
        page.Answers(result);
    }

    private void Type(string dealId, string field, string value)
    {
        host.SalesPerson.Edit(dealId, field, value);
        page.Happens($"somebody types {field} of {dealId}: {value}");
    }

    private async Task PromoteAsync(string field, CancellationToken cancellationToken)
    {
        page.Labelled(Person, $"wants {field} out of shadow");
        ApprovalAnswer answer = await host.Gate.Shadow.PromoteAsync(CrmHost.Tenant, "crm.deal", field, Person, "A week of it was looked at.", cancellationToken);
        page.Labelled("gate", answer.IsTaken ? $"PROMOTED {field} is written from the next call on." : $"REFUSED {answer.Why}");
    }
}
