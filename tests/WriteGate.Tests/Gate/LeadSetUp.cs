namespace WriteGate.Tests.Gate;

/// <summary>Sets the system of leads up; in a workflow that no agent runs in.</summary>
[AgentTools("setup")]
public sealed partial class LeadSetUp(Leads leads)
{
    /// <summary>Creates a field of agents in the system of record.</summary>
    /// <param name="resourceId">The resource.</param>
    /// <param name="nameId">The field's name.</param>
    /// <param name="type">The kind of its values.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(resourceId), nameof(nameId)), ReversedBy(nameof(DropField))]
    private Task CreateField(string resourceId, string nameId, string type, WritePermit permit)
    {
        permit.Demand(permit.RecordName, permit.RecordId);
        leads.Fields.Add($"{resourceId}.{nameId}: {type}");
        return Task.CompletedTask;
    }

    private Task DropField(string resourceId, string nameId, WritePermit permit)
    {
        permit.Demand(permit.RecordName, permit.RecordId);
        leads.Fields.RemoveAll(field => field.StartsWith($"{resourceId}.{nameId}:", StringComparison.Ordinal));
        return Task.CompletedTask;
    }
}
