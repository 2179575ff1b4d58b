using WriteGate.Inspection;

namespace WriteGate;

/// <summary>What the policy says of one resource or tool: <c>WriteGate:Resources:&lt;name&gt;</c>, or <c>WriteGate:Defaults</c> for all.</summary>
public sealed class ResourceOptions
{
    /// <summary>
    /// Template tokens that nobody may leave in a text: text around one <c>*</c> (1 to 100 characters without a semicolon) or one <c>NAME</c> (a
    /// name in capitals), such as <c>{{*}}</c> or <c>[NAME]</c>. Unset: <c>{{*}}</c>, <c>{%*%}</c> and <c>&lt;&lt;*&gt;&gt;</c>.
    /// </summary>
    public IList<string>? TemplateTokens { get; set; }

    /// <summary>What becomes of a write in which something of a <see cref="FindingKind"/> is found. Unset: template tokens, card numbers and secrets are quarantined, all else needs approval.</summary>
    public IDictionary<string, FindingAction> Findings { get; } = new Dictionary<string, FindingAction>(StringComparer.OrdinalIgnoreCase);

    /// <summary>Fields and arguments that are meant for e-mail addresses and phone numbers. Those with <c>[EmailAddress]</c> are known to take an address.</summary>
    public IList<string>? ContactFields { get; set; }

    /// <summary>
    /// How many distinct records of a resource a run may write to without a person; 0 or more. The next one waits for
    /// approval. Counted per run and resource, whatever tools they are written with. Unset: <see cref="UsualRecords"/>.
    /// </summary>
    public int? RequireApprovalOver { get; set; }

    /// <summary>How many fields one write may change without a person; 1 or more. Unset: as many as their tiers allow.</summary>
    public int? MaxFieldsChanged { get; set; }

    /// <summary>
    /// How sure the model must be (<see cref="CallOptions.Confidence"/>) for a write without a person, 0 to 1. A call of
    /// which nothing is said counts as unsure. Unset: it is not asked.
    /// </summary>
    public double? MinConfidence { get; set; }

    /// <summary>How many seconds after settling a call with the same key is still the same occasion; 1 or more. Unset: as the tool declares it.</summary>
    public int? WindowSeconds { get; set; }

    /// <summary>Over how many records in one proposal two different persons have to approve; 0 or more. Unset: one person is enough.</summary>
    public int? SecondApproverOver { get; set; }

    /// <summary>The share of autonomous writes that a person looks at afterwards, 0 to 1, chosen by the identifier of the write. Unset: none.</summary>
    public double? SampleForReview { get; set; }

    /// <summary>
    /// Fields in shadow, by their names on the wire, or <c>*</c> for all of them and for every create and action as well: what agents
    /// propose for them is recorded and compared later with what the record became, and never written, until a person promotes the
    /// field (<see cref="Shadow.PromoteAsync"/>). Unset: none.
    /// </summary>
    public IList<string>? ShadowFields { get; set; }

    /// <summary>What <see cref="RequireApprovalOver"/> is where nothing is said: 100 records.</summary>
    public const int UsualRecords = 100;

    /// <summary>
    /// Whether a patch is read back after it was written, and called applied only when the record is as it was to become. It
    /// costs one more read a write. Unset: only where a tool has <see cref="EnsureAttribute"/>.
    /// </summary>
    public bool? ReadBack { get; set; }
}
