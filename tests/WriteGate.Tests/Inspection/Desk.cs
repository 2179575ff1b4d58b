namespace WriteGate.Tests.Inspection;

/// <summary>What was really sent.</summary>
public sealed class Desk
{
    public List<string> Sent { get; } = [];
}
