namespace WriteGate;

/// <summary>
/// Marks a field that agents own beside one that people own. The gate leaves it alone while the person's field is filled,
/// and a person may copy it over.
/// </summary>
/// <param name="field">The field of the same record that people fill, use <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Property | AttributeTargets.Parameter)]
public sealed class SuggestionForAttribute(string field) : Attribute
{
    /// <summary>The C# name of the field that people fill.</summary>
    public string Field { get; } = field;
}
