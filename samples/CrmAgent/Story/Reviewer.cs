using CrmAgent.Crm;
using CrmAgent.Hosting;
using CrmAgent.Printing;
using CrmAgent.Transcripts;

using WriteGate;
using WriteGate.Intents;

namespace CrmAgent.Story;

/// <summary>Plays the person at the approval queue: looks at every card, says no to calls that nobody wants, yes to the rest.</summary>
internal sealed class Reviewer(CrmHost host, Page page, Tally tally)
{
    /// <summary>Who looks at what waits.</summary>
    public const string Name = "maria";

    /// <summary>Decides on all that waits.</summary>
    public async Task DecideAllAsync(CancellationToken cancellationToken)
    {
        foreach (Intent intent in await host.Gate.Approvals.ListAsync(CrmHost.Tenant, cancellationToken))
        {
            new JournalPrinter(host, page).Print(intent);
            if (await WhyNotAsync(intent, cancellationToken) is { } reason)
            {
                page.Labelled(Name, $"denies it: {reason}");
                Demand(await host.Gate.Approvals.DenyAsync(CrmHost.Tenant, intent.Id, intent.Digest!, Name, reason, cancellationToken));
                continue;
            }

            page.Labelled(Name, "approves exactly this");
            Demand(await host.Gate.Approvals.ApproveAsync(CrmHost.Tenant, intent.Id, intent.Digest!, Name, null, cancellationToken));
            GateResult result = await host.Gate.ExecuteApprovedAsync(CrmHost.Tenant, intent.Id, cancellationToken);
            tally.Add(result);
            page.Answers(result);
        }
    }

    private async Task<string?> WhyNotAsync(Intent intent, CancellationToken cancellationToken)
        => intent.Resource == "crm.lead" && await host.Crm.FindLeadAsync(intent.RecordId!, cancellationToken) is { DoNotCall: true } lead
            ? $"{lead.Name} asked not to be called."
            : null;

    /// <summary>Makes sure that a decision was taken: the story would go on as if it had been.</summary>
    public static void Demand(ApprovalAnswer answer)
    {
        if (!answer.IsTaken)
        {
            throw new InvalidOperationException(answer.Why);
        }
    }
}
