using System.ComponentModel.DataAnnotations;

using WriteGate;

namespace HelpdeskMcp;

/// <summary>What an agent may do in the helpdesk.</summary>
[AgentTools("helpdesk")]
public sealed partial class HelpdeskTools(Helpdesk desk)
{
    /// <summary>Reads one ticket.</summary>
    /// <param name="ticketId">Identifier of the ticket, such as T-1.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public Ticket? GetTicket(string ticketId) => desk.Find(ticketId);

    /// <summary>Lists the tickets that have a status.</summary>
    /// <param name="status">The status.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public IReadOnlyList<Ticket> ListTickets(Status status) => desk.List(status);

    /// <summary>Changes fields of one ticket.</summary>
    /// <param name="ticketId">Identifier of the ticket.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(ticketId), nameof(changes), WindowSeconds = 300), Before(nameof(GetTicket))]
    private void UpdateTicket(string ticketId, Patch<Ticket> changes, WritePermit permit)
    {
        permit.Demand("helpdesk.ticket", ticketId);
        desk.Update(ticketId, permit.RecordVersion, ticket => ticket with
        {
            Priority = changes.Priority.Kind == ChangeKind.Set ? changes.Priority.Value : ticket.Priority,
            Status = changes.Status.Kind == ChangeKind.Set ? changes.Status.Value : ticket.Status,
            Assignee = changes.Assignee.Kind switch { ChangeKind.Set => changes.Assignee.Value, ChangeKind.Clear => null, _ => ticket.Assignee },
            Due = changes.Due.Kind switch { ChangeKind.Set => changes.Due.Value, ChangeKind.Clear => null, _ => ticket.Due },
        });
    }

    /// <summary>Adds an internal note to a ticket; the customer does not see it. A ticket has one note on a topic.</summary>
    /// <param name="ticketId">Identifier of the ticket.</param>
    /// <param name="topic">What the note is about, in a few words.</param>
    /// <param name="text">The note.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(ticketId), nameof(topic)), ReversedBy(nameof(DeleteNote)), FoundBy(nameof(FindNote))]
    private string AddNote(string ticketId, [StringLength(64)] string topic, [StringLength(2000)] string text, WritePermit permit)
        => desk.AddNote(ticketId, topic, text, permit.Key);

    /// <summary>Sends a reply to the customer.</summary>
    /// <param name="ticketId">Identifier of the ticket.</param>
    /// <param name="version">Version of the ticket that is answered: one reply to each.</param>
    /// <param name="text">The reply.</param>
    [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(ticketId), nameof(version)), Irreversible("A mail that was sent cannot be unsent.")]
    private void Reply([RecordId("helpdesk.ticket")] string ticketId, [StringLength(20)] string version, [StringLength(5000)] string text, WritePermit permit)
    {
        permit.Demand("helpdesk.ticket", ticketId);
        desk.Send(ticketId, $"{text} (to version {version})");
    }

    /// <summary>Refunds part of what the customer paid.</summary>
    /// <param name="ticketId">Identifier of the ticket.</param>
    /// <param name="amount">How much, in euros.</param>
    [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(ticketId), WindowSeconds = 86400), Irreversible("Money that was sent does not come back.")]
    private void Refund([RecordId("helpdesk.ticket")] string ticketId, [Range(typeof(decimal), "0.01", "500")] decimal amount, WritePermit permit)
    {
        permit.Demand("helpdesk.ticket", ticketId);
        desk.Send(ticketId, $"Refund of {amount} EUR");
    }

    private void DeleteNote(string noteId, WritePermit permit) => desk.DeleteNote(noteId, permit.Key);

    private string? FindNote(string ticketId, string topic) => desk.FindNote(ticketId, topic);
}
