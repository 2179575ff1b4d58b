namespace WriteGate.Intents;

/// <summary>One proposed write and what became of it, as the store keeps it.</summary>
public sealed record Intent
{
    /// <summary>Identifier: a version 7 UUID, 32 hex digits.</summary>
    public required string Id { get; init; }

    /// <summary>Whose data it is about.</summary>
    public required string Tenant { get; init; }

    /// <summary>The tool's stable name.</summary>
    public required string Tool { get; init; }

    /// <summary>The idempotency key, <c>tenant/tool/parts</c>.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of <see cref="Body"/>, lower-case hex.</summary>
    public required string BodyHash { get; init; }

    /// <summary>Hash of the tool's schema when it was proposed.</summary>
    public required string SchemaHash { get; init; }

    /// <summary>The arguments as canonical JSON; null once its retention has passed and the row is a tombstone.</summary>
    public byte[]? Body { get; init; }

    /// <summary>Where it stands.</summary>
    public required IntentState State { get; init; }

    /// <summary>The batch or plan that it is an item of, and that is carried out and taken back as a whole.</summary>
    public string? ParentId { get; init; }

    /// <summary>The intent that this one takes back.</summary>
    public string? RollbackOf { get; init; }

    /// <summary>The edited intent that a person put in its place; a call that means this one then means that one.</summary>
    public string? ReplacedBy { get; init; }

    /// <summary>For an edited one: the intent that the agent's call made.</summary>
    public string? EditOf { get; init; }

    /// <summary>For an edited one: who edited it.</summary>
    public string? EditedBy { get; init; }

    /// <summary>The run that proposed it.</summary>
    public required string RunId { get; init; }

    /// <summary>The run's workflow.</summary>
    public required string Workflow { get; init; }

    /// <summary>The proposing agent.</summary>
    public required string Agent { get; init; }

    /// <summary>The user the agent acts for.</summary>
    public string? OnBehalfOf { get; init; }

    /// <summary>The model behind the agent.</summary>
    public string? Model { get; init; }

    /// <summary>Whether the run asked for live writing.</summary>
    public bool Apply { get; init; }

    /// <summary>The host's identifier of the call.</summary>
    public string? CallId { get; init; }

    /// <summary>The call or intent that this call says it retries.</summary>
    public string? RetryOf { get; init; }

    /// <summary>The resource, such as <c>crm.deal</c>.</summary>
    public required string Resource { get; init; }

    /// <summary>The record.</summary>
    public string? RecordId { get; init; }

    /// <summary>The record's version when it was last read for this intent.</summary>
    public string? RecordVersion { get; init; }

    /// <summary>The effective tier: the highest of the tool and the fields that really change.</summary>
    public WriteTier Tier { get; init; }

    /// <summary>The touched fields before the write, as a canonical JSON object; null for a field that was empty.</summary>
    public byte[]? Before { get; init; }

    /// <summary>The touched fields after the write, likewise.</summary>
    public byte[]? After { get; init; }

    /// <summary>
    /// What was proposed and left out, as a canonical JSON object: for each field <c>because</c>, <c>code</c>,
    /// <c>deferredTo</c> (the person's field and its value) where it gave way to one, and <c>proposed</c>. Of a batch, such an
    /// object for each record. Null where nothing was left out.
    /// </summary>
    public byte[]? Skipped { get; init; }

    /// <summary>How <see cref="After"/> is known.</summary>
    public AfterImageSource AfterSource { get; init; }

    /// <summary>What an approval binds to, lower-case hex.</summary>
    public string? Digest { get; init; }

    /// <summary>For one that a person decides on: hash of the rules of the policy that bear on it, when it was proposed.</summary>
    public string? PolicyHash { get; init; }

    /// <summary>Who approved it first, where two persons have to.</summary>
    public string? FirstApprover { get; init; }

    /// <summary>Whether a person is to look at it after it was written.</summary>
    public ReviewState Review { get; init; }

    /// <summary>For one in shadow, and for a promotion: the one field that it is about. Null where it is about a whole call.</summary>
    public string? Field { get; init; }

    /// <summary>For one in shadow: what its comparison showed.</summary>
    public ShadowVerdict Verdict { get; init; }

    /// <summary>Why it stands where it stands, for people. Of a staged write: why a person must approve it; null where nobody must.</summary>
    public string? Reason { get; init; }

    /// <summary>What is known when it failed.</summary>
    public FailureKind Failure { get; init; }

    /// <summary>The write's result as canonical JSON, replayed to duplicates.</summary>
    public byte[]? Response { get; init; }

    /// <summary>How often the raw write was begun.</summary>
    public int Attempts { get; init; }

    /// <summary>How often the write was begun again after an unknown outcome; at most once.</summary>
    public int Reclaims { get; init; }

    /// <summary>Rises with every claim, when it is proposed anew, and when a plan takes a write in; a settlement by an older claim, or a decision on an older proposal, is refused.</summary>
    public long Fence { get; init; }

    /// <summary>When the claim's lease ends, by the store's clock.</summary>
    public DateTimeOffset? LeaseUntil { get; init; }

    /// <summary>How long after settling the key still means this occasion.</summary>
    public TimeSpan Window { get; init; }

    /// <summary>When it was proposed, by the store's clock.</summary>
    public DateTimeOffset CreatedAt { get; init; }

    /// <summary>When it came to rest, by the store's clock.</summary>
    public DateTimeOffset? SettledAt { get; init; }

    /// <summary>
    /// Until when a decision may be taken, for one that is staged, awaits approval or is approved; for one in shadow, when it is to be
    /// compared.
    /// </summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    /// <summary>Whether what is stored of it holds values that must be encrypted at rest.</summary>
    public bool IsSensitive { get; init; }

    /// <summary>Whether somebody is the agent that proposed it, or the user it acts for; neither decides on it.</summary>
    internal bool IsProposedBy(string somebody) => IsAgent(somebody) || (OnBehalfOf is { } user && IsSame(somebody, user));

    internal bool IsAgent(string somebody) => IsSame(somebody, Agent);

    /// <summary>Whether two names are of one person or agent: neither case nor spaces around them make another.</summary>
    internal static bool IsSame(string one, string other) => one.AsSpan().Trim().Equals(other.AsSpan().Trim(), StringComparison.OrdinalIgnoreCase);
}
