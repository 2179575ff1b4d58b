using System.ComponentModel.DataAnnotations;

namespace WriteGate.Tests.Inspection;

/// <summary>Tools without a sensitive field, so that their gate may run without a key.</summary>
[AgentTools("desk")]
public sealed partial class DeskTools(Desk desk)
{
    /// <summary>Sends a message.</summary>
    /// <param name="channelId">Where to.</param>
    /// <param name="text">The text.</param>
    /// <param name="mail">Where to answer.</param>
    /// <param name="number">Whom to call.</param>
    /// <param name="tags">Labels.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(channelId)), ReversedBy(nameof(Unsend))]
    private Task Send(
        string channelId, string text, [EmailAddress] string? mail, string? number, Dictionary<string, string>? tags, WritePermit permit)
    {
        permit.Demand("desk_send", channelId);
        desk.Sent.Add(text);
        return Task.CompletedTask;
    }

    private static Task Unsend(string channelId, WritePermit permit) => Task.CompletedTask;

    /// <summary>Pins a message.</summary>
    /// <param name="text">The text, which is also its key.</param>
    [WriteTier(WriteTier.Reviewed), IdempotentBy(nameof(text)), ReversedBy(nameof(Unpin))]
    private Task Pin([StringLength(60)] string text, WritePermit permit)
    {
        desk.Sent.Add("pin " + text);
        return Task.CompletedTask;
    }

    private static Task Unpin(string text, WritePermit permit) => Task.CompletedTask;
}
