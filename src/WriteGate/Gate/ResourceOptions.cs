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
}
