using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>A call that proposes a write: its proposal, the tools instance of this execution, and what identifies it.</summary>
internal sealed class WriteCall(Call call, Proposal proposal, object tools)
{
    public Call Call => call;

    public Proposal Proposal => proposal;

    public object Tools => tools;

    public ToolContract Contract => proposal.Contract;

    /// <summary>The idempotency key.</summary>
    public string Key { get; } = proposal.KeyFor(call.Run.Tenant);

    /// <summary>SHA-256 of the canonical body.</summary>
    public string BodyHash { get; } = Hex.Sha256(proposal.Body);

    public Recall Recall => new(
        call.Run.Tenant, Key, call.RunId, Contract.Name, Contract.Resource, proposal.RecordId, call.Options.CallId, call.Options.RetryOf);

    /// <summary>A new intent of this call, to begin in a state.</summary>
    public Intent Intent(TimeProvider time, Sighting sighting, IntentState state) => new()
    {
        Id = Call.NewId(time),
        Tenant = call.Run.Tenant,
        Tool = Contract.Name,
        Key = Key,
        BodyHash = BodyHash,
        SchemaHash = Contract.SchemaHash,
        Body = proposal.Body,
        State = state,
        RunId = call.RunId,
        Workflow = call.Run.Workflow,
        Agent = call.Run.Agent,
        OnBehalfOf = call.Run.OnBehalfOf,
        Model = call.Run.Model,
        Apply = call.Run.Apply,
        CallId = call.Options.CallId,
        RetryOf = call.Options.RetryOf,
        Resource = Contract.Resource,
        RecordId = sighting.RecordId ?? proposal.RecordId,
        RecordVersion = sighting.Version,
        Tier = sighting.Tier,
        Before = sighting.Before,
        After = sighting.After,
        Window = Contract.Window,
        IsSensitive = Contract.IsSensitive,
    };
}
