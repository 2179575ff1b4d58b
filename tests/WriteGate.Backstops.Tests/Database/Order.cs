namespace WriteGate.Backstops.Tests.Database;

/// <summary>A row.</summary>
public sealed class Order
{
    public required string Id { get; set; }

    public string Note { get; set; } = "";
}
