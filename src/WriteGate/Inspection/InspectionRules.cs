namespace WriteGate.Inspection;

/// <summary>What the policy says of findings in the arguments of one tool.</summary>
internal sealed class InspectionRules
{
    private static readonly string[] UsualTokens = ["{{*}}", "{%*%}", "<<*>>"];

    private readonly FindingAction[] actions;
    private readonly HashSet<string> contactFields;

    /// <param name="said">What the policy says of the tool, what counts first first.</param>
    public InspectionRules(ResourceOptions[] said)
    {
        Templates = [.. (said.Select(resource => resource.TemplateTokens).FirstOrDefault(tokens => tokens is not null) ?? UsualTokens).Select(TemplatePattern.Parse).OfType<TemplatePattern>()];
        contactFields = new(said.Select(resource => resource.ContactFields).FirstOrDefault(fields => fields is not null) ?? [], StringComparer.OrdinalIgnoreCase);
        actions = [.. Enum.GetValues<FindingKind>().Select(kind => Said(said, kind))];
    }

    public TemplatePattern[] Templates { get; }

    public FindingAction ActionOn(FindingKind kind) => actions[(int)kind];

    /// <summary>Whether a value stands in a field that is meant for addresses and numbers of people.</summary>
    public bool IsContact(string pointer) => contactFields.Count > 0 && pointer.Split('/').Any(contactFields.Contains);

    private static FindingAction Said(ResourceOptions[] resources, FindingKind kind)
    {
        foreach (ResourceOptions resource in resources)
        {
            if (resource.Findings.TryGetValue(kind.ToString(), out FindingAction action))
            {
                return action;
            }
        }

        return kind is FindingKind.TemplateToken or FindingKind.CardNumber or FindingKind.Secret ? FindingAction.Quarantine : FindingAction.Approval;
    }
}
