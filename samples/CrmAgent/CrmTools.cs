using System.ComponentModel.DataAnnotations;

using CrmAgent.Crm;

using WriteGate;

namespace CrmAgent;

/// <summary>
/// Tools that keep a sales pipeline current. Every raw write is private: the only way to it is the tool that the build
/// generates from it, and that tool goes through the gate.
/// </summary>
[AgentTools("crm")]
public sealed partial class CrmTools(ICrm crm)
{
    /// <summary>Finds deals by a part of their name. Returns identifiers and names.</summary>
    /// <param name="text">A part of the name; upper and lower case are the same.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public Task<IReadOnlyList<DealHeadline>> SearchDeals([StringLength(60)] string text, CancellationToken ct)
        => crm.SearchDealsAsync(text, ct);

    /// <summary>Reads one deal.</summary>
    /// <param name="dealId">The deal's identifier, such as D-1.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public Task<Deal?> GetDeal(string dealId, CancellationToken ct) => crm.FindDealAsync(dealId, ct);

    /// <summary>Reads one lead.</summary>
    /// <param name="leadId">The lead's identifier, such as L-1.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public Task<Lead?> GetLead(string leadId, CancellationToken ct) => crm.FindLeadAsync(leadId, ct);

    /// <summary>Changes fields of one deal.</summary>
    /// <param name="dealId">The deal's identifier, such as D-1.</param>
    /// <param name="changes">The fields to change; what is left out stays as it is.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId), nameof(changes), WindowSeconds = 300), Before(nameof(GetDeal))]
    private Task UpdateDeal(string dealId, Patch<Deal> changes, WritePermit permit, CancellationToken ct)
        => crm.PatchDealAsync(dealId, changes, permit, ct);

    /// <summary>Changes fields of several deals, all or none.</summary>
    /// <param name="dealId">The deal's identifier, such as D-1.</param>
    /// <param name="changes">The fields to change; what is left out stays as it is.</param>
    [Batch(MaxItems = 50)]
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId), nameof(changes), WindowSeconds = 300), Before(nameof(GetDeal))]
    private Task UpdateDeals(string dealId, Patch<Deal> changes, WritePermit permit, CancellationToken ct)
        => crm.PatchDealAsync(dealId, changes, permit, ct);

    /// <summary>Logs a call that took place about a deal.</summary>
    /// <param name="dealId">The deal's identifier, such as D-1.</param>
    /// <param name="startedAt">When the call began. One deal has one call at one time.</param>
    /// <param name="summary">What was said, in a few sentences.</param>
    /// <returns>The identifier of the logged call.</returns>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId), nameof(startedAt))]
    [Before(nameof(GetDeal)), FoundBy(nameof(FindCall)), ReversedBy(nameof(DeleteCall), Creates = "crm.call")]
    private Task<string> LogCall(
        [RecordId("crm.deal")] string dealId, DateTimeOffset startedAt, [StringLength(400)] string summary, WritePermit permit, CancellationToken ct)
        => crm.LogCallAsync(dealId, startedAt, summary, permit, ct);

    /// <summary>Adds a note to a deal.</summary>
    /// <param name="dealId">The deal's identifier, such as D-1.</param>
    /// <param name="title">A short title. One deal has one note of one title.</param>
    /// <param name="text">The note.</param>
    /// <returns>The identifier of the note.</returns>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId), nameof(title))]
    [Before(nameof(GetDeal)), FoundBy(nameof(FindNote)), ReversedBy(nameof(DeleteNote), Creates = "crm.note")]
    private Task<string> CreateNote(
        [RecordId("crm.deal")] string dealId, [StringLength(60)] string title, [StringLength(2000)] string text, WritePermit permit, CancellationToken ct)
        => crm.CreateNoteAsync(dealId, title, text, permit, ct);

    /// <summary>Rings a lead's phone and connects it to a sales representative.</summary>
    /// <param name="leadId">The lead's identifier, such as L-1.</param>
    /// <returns>The identifier of the call.</returns>
    [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId), WindowSeconds = 300), Before(nameof(GetLead))]
    [Irreversible("A phone that rang cannot be unrung.")]
    private Task<string> CallLead([RecordId("crm.lead")] string leadId, WritePermit permit, CancellationToken ct)
        => crm.DialAsync(leadId, permit, ct);

    /// <summary>Sends one e-mail to a lead.</summary>
    /// <param name="leadId">The lead's identifier, such as L-1.</param>
    /// <param name="subject">The subject. One lead gets one e-mail of one subject.</param>
    /// <param name="text">The whole text, ready to be read.</param>
    [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId), nameof(subject)), Before(nameof(GetLead))]
    [Irreversible("A mail that was sent cannot be called back.")]
    private Task SendMail(
        [RecordId("crm.lead")] string leadId, [StringLength(60)] string subject, [StringLength(2000)] string text, WritePermit permit, CancellationToken ct)
        => crm.SendMailAsync(leadId, subject, text, permit, ct);

    // What the gate needs to look a write up or to take it back. These carry no tier, so no agent is given them.
    private Task<string?> FindCall(string dealId, DateTimeOffset startedAt, CancellationToken ct) => crm.FindCallAsync(dealId, startedAt, ct);

    private Task<string?> FindNote(string dealId, string title, CancellationToken ct) => crm.FindNoteAsync(dealId, title, ct);

    private Task DeleteCall(string callId, WritePermit permit, CancellationToken ct) => crm.DeleteCallAsync(callId, permit, ct);

    private Task DeleteNote(string noteId, WritePermit permit, CancellationToken ct) => crm.DeleteNoteAsync(noteId, permit, ct);
}
