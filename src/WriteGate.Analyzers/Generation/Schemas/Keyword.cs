namespace WriteGate.Analyzers.Generation.Schemas;

/// <summary>A JSON Schema keyword that narrows a value, beside its type.</summary>
/// <param name="Name">Its name; a few, such as <c>minBytes</c>, are no JSON Schema and are only ever told.</param>
/// <param name="Json">Its value as JSON text.</param>
internal readonly record struct Keyword(string Name, string Json)
{
    /// <summary>Whether it only says what the C# type can hold, which is not worth telling a model.</summary>
    public bool IsOfType { get; init; }
}
