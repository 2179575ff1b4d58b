using WriteGate.Tests.Gate;

namespace WriteGate.Tests.Ensure;

/// <summary>Tools whose writes are checked before they are called success, and one that only the policy has read back.</summary>
[AgentTools("checked")]
public sealed partial class CheckedTools(Crm crm, Checks checks)
{
    /// <summary>Changes a deal, and has it read back.</summary>
    /// <param name="dealId">Identifier of the deal.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId)), Before(nameof(GetDeal)), Ensure(nameof(CheckDeal))]
    private Task UpdateDeal(string dealId, Patch<Deal> changes, WritePermit permit) => crm.PatchAsync(dealId, changes, permit);

    /// <summary>Changes a deal.</summary>
    /// <param name="dealId">Identifier of the deal.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId)), Before(nameof(GetDeal))]
    private Task TouchDeal(string dealId, Patch<Deal> changes, WritePermit permit) => crm.PatchAsync(dealId, changes, permit);

    /// <summary>Changes several deals.</summary>
    /// <param name="dealId">Identifier of the deal.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(dealId)), Before(nameof(GetDeal)), Batch, Ensure(nameof(CheckDeal))]
    private Task UpdateDeals(string dealId, Patch<Deal> changes, WritePermit permit) => crm.PatchAsync(dealId, changes, permit);

    /// <summary>Changes a contact, which is nobody's business.</summary>
    /// <param name="contactId">Identifier of the contact.</param>
    /// <param name="changes">What to change.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(contactId)), Before(nameof(GetContact)), Ensure(nameof(CheckContact))]
    private Task UpdateContact(int contactId, Patch<Contact> changes, WritePermit permit) => crm.PatchContactAsync(contactId, changes, permit);

    /// <summary>Posts to a channel.</summary>
    /// <param name="channelId">Where to.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(channelId)), ReversedBy(nameof(Unpost)), Ensure(nameof(IsPosted))]
    private Task Post(string channelId, WritePermit permit) => crm.EffectAsync($"post {channelId}", permit);

    /// <summary>Writes a note.</summary>
    /// <param name="text">The note.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(text)), ReversedBy(nameof(DeleteNote), Creates = "crm.note"), FoundBy(nameof(FindNote)), Ensure(nameof(CheckNote))]
    private Task<string> CreateNote([System.ComponentModel.DataAnnotations.StringLength(60)] string text, WritePermit permit) => crm.AddNoteAsync(text, permit);

    private Task<Deal?> GetDeal(string dealId) => Task.FromResult(crm.Find(dealId));

    private Contact? GetContact(int contactId) => crm.FindContact(contactId);

    private Task Unpost(string channelId, WritePermit permit) => crm.EffectAsync($"unpost {channelId}", permit);

    private Task DeleteNote(string noteId, WritePermit permit) => crm.DeleteNoteAsync(noteId, permit);

    private string? FindNote(string text) => crm.FindNote(text);

    private async Task<string?> CheckDeal(string dealId, CancellationToken cancellationToken) => await checks.AskAsync(dealId, cancellationToken);

    private string? CheckContact(int contactId) => checks.Ask($"{contactId}");

    private async ValueTask<bool> IsPosted(string channelId) => await checks.AskAsync(channelId, CancellationToken.None) is null;

    private string? CheckNote(string noteId, string text) => checks.Ask($"{noteId} {text}");
}
