namespace WriteGate.Tests.Gate;

/// <summary>Tools over leads.</summary>
[AgentTools("lead")]
public sealed partial class LeadTools(Leads leads)
{
    /// <summary>Changes fields of one lead.</summary>
    /// <param name="leadId">Identifier of the lead.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(leadId), nameof(changes)), Before(nameof(Find))]
    private Task Update(string leadId, Patch<Lead> changes, WritePermit permit) => leads.ApplyAsync(leadId, changes, permit);

    /// <summary>Changes fields of several leads.</summary>
    /// <param name="leadId">Identifier of the lead.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(leadId), nameof(changes)), Before(nameof(Find)), Batch(MaxItems = 5)]
    private Task UpdateMany(string leadId, Patch<Lead> changes, WritePermit permit) => leads.ApplyAsync(leadId, changes, permit);

    /// <summary>Changes fields of one lead in a system that dedupes on the key.</summary>
    /// <param name="leadId">Identifier of the lead.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(leadId), nameof(changes)), Before(nameof(Find)), ForwardsKey]
    private Task Send(string leadId, Patch<Lead> changes, WritePermit permit) => leads.ApplyAsync(leadId, changes, permit);

    private Lead? Find(string leadId) => leads.Find(leadId);
}
