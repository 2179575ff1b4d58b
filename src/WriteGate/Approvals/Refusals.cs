using WriteGate.Intents;

namespace WriteGate;

/// <summary>How a person's decision is refused, whatever it is about.</summary>
internal static class Refusals
{
    /// <summary>Somebody else was faster.</summary>
    public static ApprovalAnswer Lost { get; } = new(false, "Somebody else decided at the same time.");

    /// <summary>A plan is decided on as the run made it.</summary>
    public const string OfPlan = "A plan is neither edited nor proposed anew; a new run makes another one.";

    /// <summary>Why this person cannot decide on it; null when he neither proposed it nor it was proposed for him.</summary>
    public static string? OfProposer(Intent intent, string person)
        => intent.IsProposedBy(person) ? $"\"{person}\" proposed it, or it was proposed for \"{person}\"; somebody else has to decide." : null;

    /// <summary>Journals the refusal and answers with it.</summary>
    public static async Task<ApprovalAnswer> RefuseAsync(
        this GateContext gate, Intent intent, string action, string why, string person, CancellationToken cancellationToken)
    {
        await gate.Store.RecordAsync([intent.Entry(action, why, person)], cancellationToken).ConfigureAwait(false);
        return new(false, why);
    }
}
