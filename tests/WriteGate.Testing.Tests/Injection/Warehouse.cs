namespace WriteGate.Testing.Tests.Injection;

/// <summary>A system of record that counts what is done to it.</summary>
public sealed class Warehouse
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Shelf> shelves = new(StringComparer.Ordinal)
    {
        ["S-1"] = new Shelf { Id = "S-1", Version = 1 },
        ["S-2"] = new Shelf { Id = "S-2", Version = 1 },
    };

    public long Effects { get; private set; }

    public int Closed { get; private set; }

    /// <summary>Whether a read changes something, as it must not.</summary>
    public bool ReadsCount { get; init; }

    public Shelf? Find(string id)
    {
        lock (gate)
        {
            Effects += ReadsCount ? 1 : 0;
            return shelves.GetValueOrDefault(id);
        }
    }

    public void Label(string id, Patch<Shelf> changes)
    {
        lock (gate)
        {
            Shelf now = shelves[id];
            shelves[id] = now with
            {
                Label = changes.Label.Kind switch { ChangeKind.Set => changes.Label.Value, ChangeKind.Clear => null, _ => now.Label },
                Notes = changes.Notes.Kind switch { ChangeKind.Set => changes.Notes.Value, ChangeKind.Clear => null, _ => now.Notes },
                Count = changes.Count.Kind == ChangeKind.Set ? changes.Count.Value : now.Count,
                Version = now.Version + 1,
            };
            Effects++;
        }
    }

    public string Do(string id)
    {
        lock (gate)
        {
            Effects++;
            return id;
        }
    }

    public void Close()
    {
        Do("");
        Closed++;
    }
}

/// <summary>A shelf.</summary>
[SystemRecord("warehouse.shelf")]
public sealed partial record Shelf
{
    [RecordId]
    public required string Id { get; init; }

    /// <summary>What it says.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public string? Label { get; init; }

    /// <summary>What to know of it.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public IReadOnlyList<string>? Notes { get; init; }

    /// <summary>How many things lie on it.</summary>
    [WriteTier(WriteTier.Autonomous)]
    public int Count { get; init; }

    [ProtectedField]
    public string? Owner { get; init; }

    public string? Hall { get; init; }

    [RecordVersion]
    public required int Version { get; init; }
}

/// <summary>An article.</summary>
/// <param name="Name">What it is called.</param>
/// <param name="Size">How large it is, in litres.</param>
public sealed record Article(string Name, double Size);

/// <summary>Tools over a warehouse: a read, a batch, a create with nested arguments, an irreversible action and one for no agent.</summary>
[AgentTools("warehouse")]
public sealed partial class WarehouseTools(Warehouse warehouse)
{
    /// <summary>Reads one shelf.</summary>
    /// <param name="shelfId">Which.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public Shelf? GetShelf(string shelfId) => warehouse.Find(shelfId);

    /// <summary>Labels shelves.</summary>
    /// <param name="shelfId">Which.</param>
    /// <param name="changes">How.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(shelfId), nameof(changes)), Before(nameof(GetShelf)), Batch(MaxItems = 10)]
    private void LabelShelves(string shelfId, Patch<Shelf> changes, WritePermit permit)
    {
        permit.Demand("warehouse.shelf", shelfId);
        warehouse.Label(shelfId, changes);
    }

    /// <summary>Orders an article.</summary>
    /// <param name="requestId">Whose request it is for.</param>
    /// <param name="article">What.</param>
    /// <param name="tags">Anything else.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(requestId)), ReversedBy(nameof(CancelOrder))]
    private string Order(string requestId, Article article, IReadOnlyDictionary<string, string> tags, WritePermit permit)
        => warehouse.Do($"O-{requestId}-{article.Name}-{tags.Count}-{permit.Key}");

    /// <summary>Rings the bell at a door.</summary>
    /// <param name="doorId">Which.</param>
    [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(doorId)), Irreversible("A bell that rang cannot be unrung.")]
    private void RingBell(int doorId, WritePermit permit)
    {
        permit.Demand("warehouse_ring_bell", doorId.ToString(System.Globalization.CultureInfo.InvariantCulture));
        warehouse.Do("bell");
    }

    /// <summary>Closes the books; for no agent.</summary>
    /// <param name="monthId">Which month.</param>
    [WriteTier(WriteTier.Never), IdempotentBy(nameof(monthId)), ReversedBy(nameof(Reopen))]
    private void Close(string monthId, WritePermit permit)
    {
        permit.Demand("warehouse_close", monthId);
        warehouse.Close();
    }

    private void CancelOrder(string orderId, WritePermit permit) => warehouse.Do(orderId);

    private void Reopen(string monthId, WritePermit permit) => warehouse.Do(monthId);
}
