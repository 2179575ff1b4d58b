namespace WriteGate.Tests.Gate;

/// <summary>A system of record with its faults: what a test lets happen before and after a write takes effect.</summary>
public sealed class Crm
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Deal> deals = new(StringComparer.Ordinal);
    private readonly Dictionary<int, Contact> contacts = [];
    private readonly Dictionary<string, string> notes = new(StringComparer.Ordinal);

    public List<string> Effects { get; } = [];

    public List<string> Keys { get; } = [];

    public WritePermit? LastPermit { get; private set; }

    /// <summary>The token that the last update of a deal was given.</summary>
    public CancellationToken LastToken { get; set; }

    public List<string> StoppedFollowUps { get; } = [];

    /// <summary>Throws to fail before anything happens.</summary>
    public Action<string>? BeforeEffect { get; set; }

    /// <summary>Throws to fail after it happened.</summary>
    public Action<string>? AfterEffect { get; set; }

    /// <summary>Looks at the permit that a write came with.</summary>
    public Action<WritePermit>? UnderPermit { get; set; }

    /// <summary>Goes on while a deal is read.</summary>
    public Func<CancellationToken, Task>? UnderRead { get; set; }

    /// <summary>Throws to make the system unreadable.</summary>
    public Action? BeforeRead { get; set; }

    public IReadOnlyDictionary<string, string> Notes => notes;

    public void Put(Deal deal)
    {
        lock (gate)
        {
            deals[deal.Id] = deal;
        }
    }

    public Deal? Find(string id)
    {
        BeforeRead?.Invoke();
        lock (gate)
        {
            return deals.GetValueOrDefault(id);
        }
    }

    /// <summary>Lets one deal answer under the identifier of another, as systems do after a merge.</summary>
    public void Merge(string id, string into, Func<Deal, Deal> with)
    {
        lock (gate)
        {
            deals[id] = with(deals[into]);
        }
    }

    public void Put(Contact contact)
    {
        lock (gate)
        {
            contacts[contact.Id] = contact;
        }
    }

    public Contact? FindContact(int id)
    {
        BeforeRead?.Invoke();
        lock (gate)
        {
            return contacts.GetValueOrDefault(id);
        }
    }

    public Task PatchAsync(string id, Patch<Deal> changes, WritePermit permit) => EffectAsync("patch " + id, permit, () =>
    {
        Deal deal = deals[id];
        if (permit.RecordVersion is { } version && version != deal.Version)
        {
            throw new StaleRecordException($"{id} is at {deal.Version}, not {version}.");
        }

        deals[id] = deal with
        {
            NextStep = Apply(changes.NextStep, deal.NextStep),
            Due = changes.Due.Kind switch { ChangeKind.Set => changes.Due.Value, ChangeKind.Clear => null, _ => deal.Due },
            Stage = changes.Stage.Kind == ChangeKind.Set ? changes.Stage.Value : deal.Stage,
            Version = deal.Version + "'",
        };
    });

    public Task PatchContactAsync(int id, Patch<Contact> changes, WritePermit permit)
        => EffectAsync("contact " + id, permit, () => contacts[id] = contacts[id] with
        {
            Phone = Apply(changes.Phone, contacts[id].Phone),
            Mail = Apply(changes.Mail, contacts[id].Mail),
        });

    public async Task<string> AddNoteAsync(string text, WritePermit permit)
    {
        string id = $"N{notes.Count + 1}";
        await EffectAsync("note " + text, permit, () => notes[id] = text);
        return id;
    }

    public Task DeleteNoteAsync(string id, WritePermit permit) => EffectAsync("unnote " + id, permit, () => notes.Remove(id));

    public string? FindNote(string text)
    {
        BeforeRead?.Invoke();
        return notes.FirstOrDefault(note => note.Value == text).Key;
    }

    public Task EffectAsync(string effect, WritePermit permit, Action? change = null)
    {
        BeforeEffect?.Invoke(effect);
        UnderPermit?.Invoke(permit);
        lock (gate)
        {
            change?.Invoke();
            Effects.Add(effect);
            Keys.Add(permit.Key);
            LastPermit = permit;
        }

        AfterEffect?.Invoke(effect);
        return Task.CompletedTask;
    }

    private static string? Apply(Change<string> change, string? now)
        => change.Kind switch { ChangeKind.Set => change.Value, ChangeKind.Clear => null, _ => now };
}
