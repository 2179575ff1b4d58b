using System.Collections.Concurrent;

namespace WriteGate.Providers.Tests.Desk;

/// <summary>A system of record: what it holds, what was done to it, and a fault after a write took effect.</summary>
public sealed class Helpdesk
{
    private readonly ConcurrentDictionary<string, Ticket> tickets = new(StringComparer.Ordinal);

    public Helpdesk()
    {
        foreach (string id in (string[])["T-1", "T-2", "T-3"])
        {
            tickets[id] = new Ticket { Id = id, Assignee = "ann", Credit = 10, Version = "v1" };
        }
    }

    public ConcurrentQueue<string> Effects { get; } = [];

    /// <summary>Throws after the next write took effect.</summary>
    public Exception? FaultAfterEffect { get; set; }

    public Ticket? Find(string id) => tickets.GetValueOrDefault(id);

    public void Patch(string id, Patch<Ticket> changes)
    {
        Ticket ticket = tickets[id];
        tickets[id] = ticket with
        {
            Assignee = changes.Assignee.Kind switch { ChangeKind.Set => changes.Assignee.Value, ChangeKind.Clear => null, _ => ticket.Assignee },
            Priority = changes.Priority.Kind == ChangeKind.Set ? changes.Priority.Value : ticket.Priority,
            Due = changes.Due.Kind switch { ChangeKind.Set => changes.Due.Value, ChangeKind.Clear => null, _ => ticket.Due },
            Status = changes.Status.Kind == ChangeKind.Set ? changes.Status.Value : ticket.Status,
            Version = ticket.Version + "'",
        };
        Did("patch " + id);
    }

    public void Did(string effect)
    {
        Effects.Enqueue(effect);
        if (FaultAfterEffect is { } fault)
        {
            FaultAfterEffect = null;
            throw fault;
        }
    }
}
