using System.Text.Json;

using WriteGate;

namespace HelpdeskMcp;

/// <summary>Stands in for the real helpdesk: a JSON file.</summary>
public sealed class Helpdesk
{
    private readonly Lock gate = new();
    private readonly string path;
    private readonly State state;

    /// <param name="path">The file; made with three tickets when it is not there.</param>
    public Helpdesk(string path)
    {
        this.path = path;
        state = File.Exists(path) ? JsonSerializer.Deserialize<State>(File.ReadAllText(path))! : new State(
            new List<Ticket>
            {
                new() { Id = "T-1", Subject = "Invoice is wrong", Priority = Priority.Normal, CustomerEmail = "ann@example.com", Version = "1" },
                new() { Id = "T-2", Subject = "Cannot sign in", Priority = Priority.High, Assignee = "eve", CustomerEmail = "bob@example.com", Version = "1" },
                new() { Id = "T-3", Subject = "Thank you", Status = Status.Solved, CustomerEmail = "cay@example.com", Version = "1" },
            }.ToDictionary(ticket => ticket.Id),
            [],
            []);
    }

    /// <summary>What went out to customers.</summary>
    public IReadOnlyList<string> Outbox => state.Outbox;

    public Ticket? Find(string id) => state.Tickets.GetValueOrDefault(id);

    public IReadOnlyList<Ticket> List(Status status) => [.. state.Tickets.Values.Where(ticket => ticket.Status == status)];

    public void Update(string id, string? version, Func<Ticket, Ticket> change) => Save(() =>
    {
        Ticket now = state.Tickets[id];
        state.Tickets[id] = version is null || version == now.Version
            ? change(now) with { Version = now.Version + "+" }
            : throw new StaleRecordException($"{id} is at version {now.Version}, not {version}.");
    });

    public string AddNote(string ticketId, string topic, string text, string key)
    {
        string id = $"N-{Guid.CreateVersion7():N}";
        Save(() => state.Notes[id] = new Note(ticketId, topic, text, key));
        return id;
    }

    public void DeleteNote(string id, string key) => Save(() => state.Notes.Remove(id));

    public string? FindNote(string ticketId, string topic)
        => state.Notes.FirstOrDefault(note => note.Value.TicketId == ticketId && note.Value.Topic == topic).Key;

    public void Send(string ticketId, string text) => Save(() => state.Outbox.Add($"{state.Tickets[ticketId].CustomerEmail}: {text}"));

    private void Save(Action change)
    {
        lock (gate)
        {
            change();
            File.WriteAllText(path, JsonSerializer.Serialize(state));
        }
    }

    private sealed record Note(string TicketId, string Topic, string Text, string Key);

    private sealed record State(Dictionary<string, Ticket> Tickets, Dictionary<string, Note> Notes, List<string> Outbox);
}
