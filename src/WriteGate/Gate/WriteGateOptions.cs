using WriteGate.Drift;
using WriteGate.Telemetry;

namespace WriteGate;

/// <summary>The <c>WriteGate</c> section of the configuration. Everything unset means the safer thing.</summary>
public sealed class WriteGateOptions
{
    /// <summary>The section's name.</summary>
    public const string Section = "WriteGate";

    /// <summary>The standing lock, also <c>WRITEGATE__LIVEWRITES</c>. Closed by default; looked at before every attempt, so that closing it takes effect on the next one.</summary>
    public bool LiveWrites { get; set; }

    /// <summary>How long a raw write may take. One that takes longer ends as unknown, never as a second try. Default: 30 s.</summary>
    public TimeSpan WriteTimeout { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long a claim is leased; longer than <see cref="WriteTimeout"/>. Default: 60 s.</summary>
    public TimeSpan Lease { get; set; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a proposal waits for a decision. Default: one day.</summary>
    public TimeSpan ApprovalTimeout { get; set; } = TimeSpan.FromDays(1);

    /// <summary>How often one write may be begun in all; 1 to 3. Default: 3.</summary>
    public int MaxAttempts { get; set; } = 3;

    /// <summary>The base of the exponential back-off between attempts. Default: 200 ms.</summary>
    public TimeSpan RetryDelay { get; set; } = TimeSpan.FromMilliseconds(200);

    /// <summary>How many failures in a row open a resource's breaker. Default: 5.</summary>
    public int BreakerFailures { get; set; } = 5;

    /// <summary>How long an open breaker stays open. Default: 30 s.</summary>
    public TimeSpan BreakerDuration { get; set; } = TimeSpan.FromSeconds(30);

    /// <summary>How long the windows are in which a workflow is held against its own past (<see cref="Signals"/>). Default: 5 minutes.</summary>
    public TimeSpan BaselineWindow { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long the answer of an <see cref="IRecordProbe"/> counts. Default: 5 minutes.</summary>
    public TimeSpan ProbeInterval { get; set; } = TimeSpan.FromMinutes(5);

    /// <summary>How long after it was proposed in shadow a change is compared with what the record became. Default: 7 days.</summary>
    public TimeSpan ShadowWindow { get; set; } = TimeSpan.FromDays(7);

    /// <summary>How far back proposals in shadow count for a report and for a promotion; longer than <see cref="ShadowWindow"/>. Default: 28 days.</summary>
    public TimeSpan ShadowPeriod { get; set; } = TimeSpan.FromDays(28);

    /// <summary>The least precision with which a field can be promoted out of shadow; over 0, to 1. Default: 0.95.</summary>
    public double ShadowThreshold { get; set; } = 0.95;

    /// <summary>How many proposals for a field people must have agreed with or differed from, before its precision says enough; 1 or more. Default: 20.</summary>
    public int ShadowMinimum { get; set; } = 20;

    /// <summary>The HTTP status of a key reused with another body: 409, or 422 as the IETF draft on the Idempotency-Key header has it.</summary>
    public int MismatchStatus { get; set; } = 409;

    /// <summary>The HTTP status of a result, where a host speaks HTTP.</summary>
    public int StatusOf(OutcomeKind kind) => kind == OutcomeKind.Conflict ? MismatchStatus : Outcomes.Of(kind).Status;

    /// <summary>Key of 32 bytes in base64 that encrypts what is stored of sensitive fields. Required when a tool has such a field.</summary>
    public string? ProtectionKey { get; set; }

    /// <summary>How long what is stored stays.</summary>
    public RetentionOptions Retention { get; set; } = new();

    /// <summary>What holds for every resource that sets nothing of its own.</summary>
    public ResourceOptions Defaults { get; set; } = new();

    /// <summary>What holds for one resource or tool, by its name. A tool's own setting comes before that of its resource.</summary>
    public IDictionary<string, ResourceOptions> Resources { get; } = new Dictionary<string, ResourceOptions>(StringComparer.OrdinalIgnoreCase);

    /// <summary>What an agent may use up, by its name. One that is not named has no budget.</summary>
    public IDictionary<string, AgentOptions> Agents { get; } = new Dictionary<string, AgentOptions>(StringComparer.OrdinalIgnoreCase);
}
