using WriteGate.Inspection;
using WriteGate.Intents;
using WriteGate.Policy;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>A call that proposes a write: its proposal, the tools instance of this execution, what was found in it, and what identifies it.</summary>
internal sealed class WriteCall
{
    private readonly Call call;
    private readonly Proposal proposal;

    public WriteCall(Call call, Proposal proposal, object tools, ToolPolicy policy, Findings findings, bool canProtect)
    {
        this.call = call;
        this.proposal = proposal;
        Tools = tools;
        Policy = policy;
        Findings = findings;
        IsSensitive = Contract.IsSensitive || (findings.ArePersonal && canProtect);
        IsUnstorable = findings.ArePersonal && !canProtect;
        BodyHash = Hex.Sha256(proposal.Body);
        (string key, string held) = proposal.KeysFor(call.Run.Tenant, BodyHash);
        (Key, OtherKey) = findings.Hold ? (held, key) : (key, held);
    }

    public Call Call => call;

    public Proposal Proposal => proposal;

    public object Tools { get; }

    public ToolContract Contract => proposal.Contract;

    /// <summary>What the policy says of its tool.</summary>
    public ToolPolicy Policy { get; }

    /// <summary>What was found in its text.</summary>
    public Findings Findings { get; }

    /// <summary>Whether what is stored of it is encrypted.</summary>
    public bool IsSensitive { get; }

    /// <summary>Whether nothing of its text may be stored: something personal was found, and there is no key to encrypt it.</summary>
    public bool IsUnstorable { get; }

    /// <summary>The idempotency key. What is held because of its text has one of its own, so that a corrected call is not a conflict.</summary>
    public string Key { get; }

    /// <summary>The key that the same call has under a policy that judges its text the other way.</summary>
    public string OtherKey { get; }

    /// <summary>SHA-256 of the canonical body.</summary>
    public string BodyHash { get; }

    /// <summary>A text of the call as it may be stored.</summary>
    public byte[]? Storable(byte[]? text) => IsUnstorable ? null : text;

    public Recall Recall => new(
        call.Run.Tenant, Key, call.RunId, Contract.Name, Contract.Resource, proposal.RecordId, call.Options.CallId, call.Options.RetryOf, OtherKey);

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
        Apply = call.Run.MayWrite,
        CallId = call.Options.CallId,
        RetryOf = call.Options.RetryOf,
        Resource = Contract.Resource,
        RecordId = sighting.RecordId ?? proposal.RecordId,
        RecordVersion = sighting.Version,
        Tier = sighting.Tier,
        Before = Storable(sighting.Before),
        After = Storable(sighting.After),
        Skipped = Storable(sighting.Skipped ?? Proposal.KeptOut),
        Window = Policy.Window,
        IsSensitive = IsSensitive,
    };
}
