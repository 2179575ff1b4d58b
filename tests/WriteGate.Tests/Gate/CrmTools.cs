namespace WriteGate.Tests.Gate;

/// <summary>Tools over a small CRM.</summary>
[AgentTools("crm")]
public sealed partial class CrmTools(Crm crm)
{
    /// <summary>Reads one deal.</summary>
    /// <param name="dealId">Identifier of the deal.</param>
    [WriteTier(WriteTier.ReadOnly)]
    public async Task<Deal?> GetDeal(string dealId, CancellationToken cancellationToken)
    {
        await (crm.UnderRead?.Invoke(cancellationToken) ?? Task.CompletedTask);
        return crm.Find(dealId);
    }

    /// <summary>Changes fields of one deal.</summary>
    /// <param name="dealId">Identifier of the deal.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId), WindowSeconds = 300), Before(nameof(GetDeal))]
    private Task UpdateDeal(string dealId, Patch<Deal> changes, WritePermit permit, CancellationToken cancellationToken)
    {
        permit.Demand("crm.deal", dealId);
        crm.LastToken = cancellationToken;
        return crm.PatchAsync(dealId, changes, permit);
    }

    /// <summary>Changes fields of several deals.</summary>
    /// <param name="dealId">Identifier of the deal.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId), nameof(changes)), Before(nameof(GetDeal)), Batch(MaxItems = 50)]
    private Task UpdateDeals(string dealId, Patch<Deal> changes, WritePermit permit) => crm.PatchAsync(dealId, changes, permit);

    /// <summary>Changes a contact.</summary>
    /// <param name="contactId">Identifier of the contact.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(contactId), nameof(changes)), Before(nameof(GetContact))]
    private Task UpdateContact(int contactId, Patch<Contact> changes, WritePermit permit) => crm.PatchContactAsync(contactId, changes, permit);

    /// <summary>Writes a note, which can be found again by its text.</summary>
    /// <param name="text">The note.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(text)), ReversedBy(nameof(DeleteNote), Creates = "crm.note"), FoundBy(nameof(FindNote))]
    private Task<string> CreateNote([System.ComponentModel.DataAnnotations.StringLength(60)] string text, WritePermit permit) => crm.AddNoteAsync(text, permit);

    /// <summary>Sends a message through a system that dedupes on the key.</summary>
    /// <param name="channelId">Where to.</param>
    /// <param name="text">The text.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(channelId)), ReversedBy(nameof(Unsend)), ForwardsKey]
    private Task Send(string channelId, string text, WritePermit permit) => crm.EffectAsync($"send {channelId} {text}", permit);

    /// <summary>Posts to a system that neither dedupes nor can be asked.</summary>
    /// <param name="channelId">Where to.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(channelId)), ReversedBy(nameof(Unpost))]
    private Task Post(string channelId, WritePermit permit) => crm.EffectAsync($"post {channelId}", permit);

    /// <summary>Mutes a channel; takes the same arguments as <see cref="Post"/>.</summary>
    /// <param name="channelId">Where to.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(channelId)), ReversedBy(nameof(Unmute))]
    private Task Mute(string channelId, WritePermit permit) => crm.EffectAsync($"mute {channelId}", permit);

    /// <summary>Calls a lead.</summary>
    /// <param name="leadId">Identifier of the lead.</param>
    [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(leadId), WindowSeconds = 300), Irreversible("A phone that rang cannot be unrung."), MitigatedBy(nameof(StopFollowUps))]
    private Task CallLead([RecordId("crm.lead")] string leadId, WritePermit permit) => crm.EffectAsync($"call {leadId}", permit);

    /// <summary>Closes the books; not for agents.</summary>
    /// <param name="monthId">The month.</param>
    [WriteTier(WriteTier.Never), IdempotentBy(nameof(monthId)), ReversedBy(nameof(Reopen))]
    private Task CloseBooks(string monthId, WritePermit permit) => crm.EffectAsync($"close {monthId}", permit);

    /// <summary>Books a room.</summary>
    /// <param name="roomId">The room.</param>
    /// <param name="span">From when to when.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(roomId), nameof(span)), ReversedBy(nameof(Unbook))]
    private Task Book(string roomId, HourSpan span, WritePermit permit) => crm.EffectAsync($"book {roomId} {span.From}-{span.To}", permit);

    private Task Unbook(string roomId, WritePermit permit) => crm.EffectAsync($"unbook {roomId}", permit);

    private Task<Contact?> GetContact(int contactId) => Task.FromResult(crm.FindContact(contactId));

    private Task DeleteNote(string noteId, WritePermit permit)
    {
        permit.Demand("crm.note", noteId);
        return crm.DeleteNoteAsync(noteId, permit);
    }

    private string? FindNote(string text) => crm.FindNote(text);

    private Task Unsend(string channelId, WritePermit permit) => crm.EffectAsync($"unsend {channelId}", permit);

    private Task Unpost(string channelId, WritePermit permit) => crm.EffectAsync($"unpost {channelId}", permit);

    private Task Unmute(string channelId, WritePermit permit) => crm.EffectAsync($"unmute {channelId}", permit);

    private Task Reopen(string monthId, WritePermit permit) => crm.EffectAsync($"reopen {monthId}", permit);

    private Task StopFollowUps(string leadId, WritePermit permit)
    {
        crm.StoppedFollowUps.Add(leadId);
        return crm.EffectAsync($"stop {leadId}", permit);
    }
}
