using WriteGate.Intents;
using WriteGate.Json;
using WriteGate.Tools;

namespace WriteGate;

/// <summary>Brings stored intents back to life.</summary>
internal static class Stored
{
    /// <summary>The proposal that an intent was made of.</summary>
    /// <exception cref="InvalidOperationException">The stored arguments were forgotten, or the tool's contract no longer accepts them.</exception>
    public static Proposal Proposal(GatedTool tool, Intent intent)
    {
        if (intent.Body is null)
        {
            throw new InvalidOperationException($"The arguments of intent {intent.Id} were already forgotten.");
        }

        Violations violations = new();
        IWriteTool write = (IWriteTool)tool;
        Proposal proposal = (intent.RecordId is null ? write.Propose(intent.Body, violations) : write.ProposeItem(intent.Body, violations))
            ?? throw new InvalidOperationException(
                $"The stored arguments of intent {intent.Id} no longer fit {intent.Tool} ({violations[0].Path}: {violations[0].Message}); its contract changed since.");
        proposal.KeepOut(intent.Skipped);
        return proposal;
    }

    /// <summary>The same; null where it cannot be made of what is stored any more.</summary>
    public static Proposal? ProposalOrNull(GatedTool tool, Intent intent)
    {
        try
        {
            return Proposal(tool, intent);
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }
}
