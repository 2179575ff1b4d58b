namespace WriteGate.Analyzers.Tests.Generation.Schemas.Leaves;

/// <summary>One value as C# declares it, and what JSON Schema says of instances.</summary>
/// <param name="Name">The tool's method.</param>
/// <param name="Declaration">The parameter x.</param>
/// <param name="Keyword">What the schema of x must hold, as JSON text.</param>
/// <param name="Valid">Instances that keep it.</param>
/// <param name="Invalid">Instances that do not.</param>
internal sealed record Leaf(string Name, string Declaration, string Keyword, string[] Valid, string[] Invalid)
{
    /// <summary>Where an instance is none: x is left out.</summary>
    public const string Absent = "";

    /// <summary>Instances that keep the schema for Ajv, and that the reader refuses: they have no place in the .NET type.</summary>
    public string[] Stricter { get; init; } = [];

    /// <summary>Instances that Ajv refuses and the reader takes: so does the .NET type or attribute.</summary>
    public string[] Laxer { get; init; } = [];

    /// <summary>The tool's wire name.</summary>
    public string Tool => "leaf_" + System.Text.RegularExpressions.Regex.Replace(Name, "(?<!^)([A-Z])", "_$1").ToLowerInvariant();

    public static string Arguments(string instance) => instance == Absent ? "{}" : $$"""{"x":{{instance}}}""";
}
