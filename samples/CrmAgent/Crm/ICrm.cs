using WriteGate;

namespace CrmAgent.Crm;

/// <summary>The system of record. Every method that writes asks for a permit, which only the gate can make.</summary>
public interface ICrm
{
    /// <summary>Deals whose name contains a text.</summary>
    Task<IReadOnlyList<DealHeadline>> SearchDealsAsync(string text, CancellationToken cancellationToken);

    /// <summary>One deal, or null.</summary>
    Task<Deal?> FindDealAsync(string dealId, CancellationToken cancellationToken);

    /// <summary>One lead, or null.</summary>
    Task<Lead?> FindLeadAsync(string leadId, CancellationToken cancellationToken);

    /// <summary>The call of a deal at a time, or null.</summary>
    Task<string?> FindCallAsync(string dealId, DateTimeOffset startedAt, CancellationToken cancellationToken);

    /// <summary>The note of a deal under a title, or null.</summary>
    Task<string?> FindNoteAsync(string dealId, string title, CancellationToken cancellationToken);

    /// <summary>Changes fields of a deal.</summary>
    /// <exception cref="StaleRecordException">The deal is no longer at the version that the permit carries.</exception>
    Task PatchDealAsync(string dealId, Patch<Deal> changes, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Logs a call and returns its identifier.</summary>
    Task<string> LogCallAsync(string dealId, DateTimeOffset startedAt, string summary, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Deletes a logged call.</summary>
    Task DeleteCallAsync(string callId, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Adds a note and returns its identifier.</summary>
    Task<string> CreateNoteAsync(string dealId, string title, string text, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Deletes a note.</summary>
    Task DeleteNoteAsync(string noteId, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Rings a lead's phone and returns the identifier of the call.</summary>
    Task<string> DialAsync(string leadId, WritePermit permit, CancellationToken cancellationToken);

    /// <summary>Sends a lead an e-mail.</summary>
    Task SendMailAsync(string leadId, string subject, string text, WritePermit permit, CancellationToken cancellationToken);
}
