namespace WriteGate.Drift;

/// <summary>A field as the system of record has it now.</summary>
/// <param name="Name">Its name, as the tools' schemas write it.</param>
public sealed record ProbedField(string Name)
{
    /// <summary>Its JSON type: <c>string</c>, <c>integer</c>, <c>number</c>, <c>boolean</c>, <c>array</c> or <c>object</c>; null where the system does not say.</summary>
    public string? Type { get; init; }

    /// <summary>The only values it takes; null where any will do.</summary>
    public IReadOnlyCollection<string>? Values { get; init; }
}
