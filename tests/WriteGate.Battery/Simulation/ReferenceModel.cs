using WriteGate.Intents;
using WriteGate.Journal;

namespace WriteGate.Battery;

/// <summary>
/// What a gate promises, without how: it is told of calls, effects and answers as they come, and of what is stored in the
/// end, and names what contradicts the promise. An outcome that is not known claims nothing and is resolved in the end.
/// </summary>
internal sealed class ReferenceModel
{
    private readonly Dictionary<string, HashSet<int>> asked = new(StringComparer.Ordinal);
    private readonly List<Effect> effects = [];
    private readonly List<string> met = [];
    private readonly List<string> history = [];
    private readonly List<string> contradictions = [];

    /// <summary>Everything in the order it came.</summary>
    public IReadOnlyList<string> History => history;

    /// <summary>What cannot be.</summary>
    public IReadOnlyList<string> Contradictions => contradictions;

    public int Effects => effects.Count;

    /// <summary>How many answers said that it was done now.</summary>
    public int Applied { get; private set; }

    /// <summary>How many answers said that the outcome is not known.</summary>
    public int Unknown { get; private set; }

    public void Note(string what) => history.Add(what);

    /// <summary>An agent asks for a record to become something; all that is asked of one record has one key.</summary>
    public void Called(string record, int value)
    {
        Note($"called {record} = {value}");
        if (!asked.TryGetValue(record, out HashSet<int>? values))
        {
            asked.Add(record, values = []);
        }

        values.Add(value);
    }

    /// <summary>A record really became something.</summary>
    public void Happened(string record, string intentId, int value)
    {
        Note($"happened {record} = {value} by {Short(intentId)}");
        Require(effects.All(effect => effect.Record != record), $"{record} was written twice");
        Require(asked.GetValueOrDefault(record)?.Contains(value) == true, $"{record} became {value}, which nobody asked for");
        effects.Add(new(record, intentId, value));
    }

    /// <summary>An agent was answered.</summary>
    public void Answered(string record, int value, GateResult result)
    {
        Note($"answered {record} = {value}: {result.Kind}, {Short(result.IntentId)}");
        bool isDone = effects.Exists(effect => effect.Record == record && effect.Value == value);
        Applied += result.Kind == OutcomeKind.Applied ? 1 : 0;
        switch (result.Kind)
        {
            case OutcomeKind.Applied or OutcomeKind.Replayed or OutcomeKind.NoChange:
                Require(isDone, $"{record} = {value} was answered {result.Kind}, and is not so");
                break;
            case OutcomeKind.Conflict:
                Require(asked[record].Count > 1, $"{record} = {value} conflicts, and nobody asked for anything else");
                break;
            case OutcomeKind.Denied or OutcomeKind.Expired or OutcomeKind.Stale or OutcomeKind.Failed:
                Require(!HasHappened(result.IntentId), $"{record} = {value} was answered {result.Kind}, and was written");
                break;
            case OutcomeKind.Unknown or OutcomeKind.InProgress or OutcomeKind.PendingApproval or OutcomeKind.Quarantined:
                Unknown += result.Kind == OutcomeKind.Unknown ? 1 : 0;
                break;
            default:
                Require(false, $"{record} = {value} was answered {result.Kind}");
                break;
        }
    }

    /// <summary>Nothing goes on any more, and whatever could be resolved was.</summary>
    public void Ended(IReadOnlyList<Intent> intents, IReadOnlyList<JournalRow> journal)
    {
        foreach (Intent intent in intents)
        {
            Note($"ended {intent.RecordId ?? intent.Key} {Short(intent.Id)}: {intent.State}");
            bool happened = HasHappened(intent.Id);
            bool holds = intent.State switch
            {
                IntentState.Applied => happened,
                // A person looks at it, whether it happened or not.
                IntentState.Quarantined => true,
                IntentState.Claimed or IntentState.Unknown or IntentState.Approved => false,
                _ => !happened,
            };
            Require(holds, $"{Short(intent.Id)} is {intent.State} and was {(happened ? "" : "not ")}written");
            RequireWay(intent, [.. journal.Where(row => row.Entry.IntentId == intent.Id)]);
        }

        Require(effects.TrueForAll(effect => intents.Any(intent => intent.Id == effect.IntentId)), "something was written that nothing is known of");
    }

    /// <summary>What nobody may meet.</summary>
    public void Unexpected(IReadOnlyList<Exception> faults)
    {
        foreach (Exception fault in faults)
        {
            Require(false, fault.ToString());
        }
    }

    // The journal tells of every intent a way that there is.
    private void RequireWay(Intent intent, JournalRow[] rows)
    {
        IntentState? at = null;
        foreach (IntentState next in rows.Select(row => StateAfter(row.Entry.Action, at)).OfType<IntentState>())
        {
            Require(at is { } from ? IntentEdges.Allows(from, next) : IntentEdges.Begins(next), $"{Short(intent.Id)} went from {at} to {next}");
            at = next;
        }

        Require(at == intent.State, $"{Short(intent.Id)} is {intent.State}, and the journal says {at}");
    }

    private static IntentState? StateAfter(string action, IntentState? before) => action switch
    {
        "claimed" => IntentState.Claimed,
        "pending" => IntentState.AwaitingApproval,
        "approved" => IntentState.Approved,
        "denied" => IntentState.Denied,
        "expired" => IntentState.Expired,
        // A record that moved ends an attempt as failed and a proposal as stale.
        "stale" => before == IntentState.Claimed ? IntentState.Failed : IntentState.Stale,
        "cancelled" => IntentState.Cancelled,
        "applied" => IntentState.Applied,
        "no_change" => IntentState.NoChange,
        "failed" => IntentState.Failed,
        "unknown" => IntentState.Unknown,
        "quarantined" => IntentState.Quarantined,
        _ => null,
    };

    private bool HasHappened(string? intentId) => effects.Exists(effect => effect.IntentId == intentId);

    private void Require(bool holds, string contradiction)
    {
        if (!holds)
        {
            Note($"CONTRADICTION: {contradiction}");
            contradictions.Add(contradiction);
        }
    }

    // Identifiers are random; in the order in which they are met they have numbers.
    private string Short(string? id)
    {
        if (id is null)
        {
            return "-";
        }

        int place = met.IndexOf(id);
        if (place < 0)
        {
            place = met.Count;
            met.Add(id);
        }

        return $"#{place + 1}";
    }

    private sealed record Effect(string Record, string IntentId, int Value);
}
