using WriteGate.Inspection;
using WriteGate.Intents;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>A call that proposes a write: its proposal, the tools instance of this execution, what was found in it, and what identifies it.</summary>
internal sealed class WriteCall(Call call, Proposal proposal, object tools, Findings findings, bool canProtect)
{
    public Call Call => call;

    public Proposal Proposal => proposal;

    public object Tools => tools;

    public ToolContract Contract => proposal.Contract;

    /// <summary>What was found in its text.</summary>
    public Findings Findings => findings;

    /// <summary>Whether what is stored of it is encrypted.</summary>
    public bool IsSensitive => Contract.IsSensitive || (findings.ArePersonal && canProtect);

    /// <summary>Whether nothing of its text may be stored: something personal was found, and there is no key to encrypt it.</summary>
    public bool IsUnstorable => findings.ArePersonal && !canProtect;

    /// <summary>
    /// The idempotency key. What is held because of its text has one of its own, so that a corrected call is not a conflict;
    /// it is made of the hash, because a readable part could be what was found.
    /// </summary>
    public string Key { get; } = findings.Hold
        ? KeyWriter.Of(call.Run.Tenant, proposal.Contract.Name, "held", Hex.Sha256(proposal.Body))
        : proposal.KeyFor(call.Run.Tenant);

    /// <summary>SHA-256 of the canonical body.</summary>
    public string BodyHash { get; } = Hex.Sha256(proposal.Body);

    /// <summary>A text of the call as it may be stored.</summary>
    public byte[]? Storable(byte[]? text) => IsUnstorable ? null : text;

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
        Body = Storable(proposal.Body),
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
        Before = Storable(sighting.Before),
        After = Storable(sighting.After),
        Window = Contract.Window,
        IsSensitive = IsSensitive,
    };
}
