namespace WriteGate.Inspection;

/// <summary>What was found in the text of a proposed write and is not allowed there.</summary>
/// <param name="All">Each finding, in the order of the text.</param>
/// <param name="Action">The strictest of what the policy says of them.</param>
public sealed record Findings(IReadOnlyList<Finding> All, FindingAction Action)
{
    private const int MostShown = 5;

    /// <summary>Nothing was found.</summary>
    public static Findings None { get; } = new([], FindingAction.Allow);

    /// <summary>Whether the write is to be held back.</summary>
    public bool Hold => Action != FindingAction.Allow;

    /// <summary>Whether something was found that must not be stored in the clear.</summary>
    public bool ArePersonal { get; } = All.Any(finding => finding.IsPersonal);

    /// <summary>What was found and where, in a sentence.</summary>
    public string Why
    {
        get
        {
            string shown = string.Join(", ", All.Take(MostShown));
            return All.Count > MostShown ? $"It holds {shown} and {All.Count - MostShown} more." : $"It holds {shown}.";
        }
    }

    /// <summary>What to correct, in sentences.</summary>
    public string Advice => string.Join(' ', All.Select(AdviceOn).Distinct(StringComparer.Ordinal));

    private static string AdviceOn(Finding finding) => finding.Kind switch
    {
        FindingKind.TemplateToken => $"Fill in the template token at {finding.Path}.",
        FindingKind.Secret => $"Take the secret at {finding.Path} out: no record is a place for one.",
        FindingKind.InjectionSign => $"Leave out at {finding.Path} what speaks to a model.",
        _ => $"Take the personal data at {finding.Path} out.",
    };
}
