namespace WriteGate.Testing.Tests;

/// <summary>A line that takes what it is given and then breaks; nobody can ask whether it arrived.</summary>
public sealed class BrokenLine
{
    public int Sent { get; private set; }

    public void Send()
    {
        Sent++;
        throw new IOException("The line broke.");
    }
}

/// <summary>Tools over such a line.</summary>
[AgentTools("broken")]
public sealed partial class BrokenTools(BrokenLine line)
{
    /// <summary>Sends a message.</summary>
    /// <param name="channelId">Where to.</param>
    [WriteTier(WriteTier.Autonomous), IdempotentBy(nameof(channelId)), ReversedBy(nameof(Unsend))]
    private void Send(string channelId, WritePermit permit)
    {
        permit.Demand("broken_send", channelId);
        line.Send();
    }

    private void Unsend(string channelId, WritePermit permit) => line.Send();
}
