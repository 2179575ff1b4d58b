namespace UngatedAgent;

/// <summary>An order of the shop.</summary>
public sealed record Order(string Id, string Status, decimal Total);
