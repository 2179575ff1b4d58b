namespace WriteGate.Tests.Gate;

/// <summary>A system of record for leads, in which people type too.</summary>
public sealed class Leads
{
    private readonly Dictionary<string, Lead> leads = new(StringComparer.Ordinal)
    {
        ["L-1"] = new() { Id = "L-1" },
        ["L-2"] = new() { Id = "L-2" },
    };

    public int Writes { get; private set; }

    /// <summary>Whether the fields of people are not passed on, as in a tool that forgot them.</summary>
    public bool IgnoresPeople { get; set; }

    /// <summary>The fields that were created in the system, <c>resource.name: type</c>.</summary>
    public List<string> Fields { get; } = [];

    /// <summary>Throws to fail before anything happens.</summary>
    public Action? BeforeEffect { get; set; }

    /// <summary>Throws to fail after it happened.</summary>
    public Action? AfterEffect { get; set; }

    public Lead Find(string id) => leads[id];

    /// <summary>A person edits a lead.</summary>
    public void Type(string id, Func<Lead, Lead> edit) => leads[id] = edit(leads[id]);

    public Task ApplyAsync(string id, Patch<Lead> changes, WritePermit permit)
    {
        permit.Demand("crm.lead", id);
        BeforeEffect?.Invoke();
        Writes++;
        Lead lead = leads[id];
        leads[id] = lead with
        {
            Buyer = IgnoresPeople ? lead.Buyer : Next(changes.Buyer, lead.Buyer),
            Signer = Next(changes.Signer, lead.Signer),
            Seats = changes.Seats.Kind switch { ChangeKind.Set => changes.Seats.Value, ChangeKind.Clear => null, _ => lead.Seats },
            Note = Next(changes.Note, lead.Note),
            ScoutBuyer = Next(changes.ScoutBuyer, lead.ScoutBuyer),
            ScoutSeats = changes.ScoutSeats.Kind switch { ChangeKind.Set => changes.ScoutSeats.Value, ChangeKind.Clear => null, _ => lead.ScoutSeats },
            ScoutCompetitors = Next(changes.ScoutCompetitors, lead.ScoutCompetitors),
            ScoutBudget = Next(changes.ScoutBudget, lead.ScoutBudget),
            ScoutSigner = Bare(Next(changes.ScoutSigner, lead.ScoutSigner)),
            CloseDate = Bare(Next(changes.CloseDate, lead.CloseDate)),
        };
        AfterEffect?.Invoke();
        return Task.CompletedTask;
    }

    // This system has no room for citations.
    private static Cited<T>? Bare<T>(Cited<T>? cited)
        where T : notnull
        => cited is null ? null : new(cited.Value, "", "");

    private static T? Next<T>(Change<T> change, T? now)
        where T : class
        => change.Kind switch { ChangeKind.Set => change.Value, ChangeKind.Clear => null, _ => now };
}
