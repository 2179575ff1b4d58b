using System.ComponentModel.DataAnnotations;

namespace WriteGate.Providers.Tests.Desk;

/// <summary>Tools over a helpdesk.</summary>
[AgentTools("desk")]
public sealed partial class DeskTools(Helpdesk desk)
{
    /// <summary>Reads one ticket.</summary>
    /// <param name="ticketId">Identifier of the ticket.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public Task<Ticket?> GetTicket(string ticketId) => Task.FromResult(desk.Find(ticketId));

    /// <summary>Changes fields of one ticket.</summary>
    /// <param name="ticketId">Identifier of the ticket.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(ticketId), nameof(changes)), Before(nameof(GetTicket))]
    private Task UpdateTicket(string ticketId, Patch<Ticket> changes, WritePermit permit)
    {
        permit.Demand("desk.ticket", ticketId);
        desk.Patch(ticketId, changes);
        return Task.CompletedTask;
    }

    /// <summary>Answers the customer; one answer a ticket.</summary>
    /// <param name="ticketId">Identifier of the ticket.</param>
    /// <param name="text">The answer.</param>
    /// <param name="tone">How it sounds.</param>
    /// <param name="copies">To how many people besides.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(ticketId)), ReversedBy(nameof(RetractReply))]
    private Task Reply(
        string ticketId, [StringLength(500, MinimumLength = 1)] string text, Priority tone, [Range(0, 5)] int copies, WritePermit permit)
    {
        ArgumentNullException.ThrowIfNull(permit);
        desk.Did($"reply {ticketId} {tone} {copies} {text}");
        return Task.CompletedTask;
    }

    private Task RetractReply(string ticketId, WritePermit permit)
    {
        ArgumentNullException.ThrowIfNull(permit);
        desk.Did("retract " + ticketId);
        return Task.CompletedTask;
    }
}
