namespace WriteGate.Backstops.Tests.Http;

/// <summary>Tools over a helpdesk behind HTTP.</summary>
[AgentTools("desk")]
public sealed partial class DeskTools(Desk desk)
{
    /// <summary>Reads the state of a ticket.</summary>
    /// <param name="ticketId">Identifier of the ticket.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public Task<string> GetTicket([RecordId("desk.ticket")] string ticketId) => desk.ReadAsync();

    /// <summary>Closes a ticket.</summary>
    /// <param name="ticketId">Identifier of the ticket.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(ticketId)), ReversedBy(nameof(Open))]
    private Task Close([RecordId("desk.ticket")] string ticketId, WritePermit permit, CancellationToken cancellationToken)
        => desk.WriteAsync(permit, cancellationToken);

    private Task Open(string ticketId, WritePermit permit, CancellationToken cancellationToken) => desk.WriteAsync(permit, cancellationToken);
}
