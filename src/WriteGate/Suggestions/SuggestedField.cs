namespace WriteGate;

/// <summary>A field of a record that agents own, beside the one of people that it is a suggestion for.</summary>
/// <param name="Resource">The resource, such as <c>crm.deal</c>.</param>
/// <param name="Name">Its name on the wire.</param>
/// <param name="For">The name of the field of people.</param>
public sealed record SuggestedField(string Resource, string Name, string For)
{
    /// <summary>Its JSON type, of a cited field that of the value; null where the schema gives no single one.</summary>
    public string? Type { get; init; }

    /// <summary>The values it may have, where they are listed.</summary>
    public IReadOnlyList<string> Values { get; init; } = [];

    /// <summary>What the record's documentation says of it.</summary>
    public string Description { get; init; } = "";
}
