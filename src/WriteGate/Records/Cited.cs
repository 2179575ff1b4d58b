using System.ComponentModel;

using WriteGate.Records;

namespace WriteGate;

/// <summary>
/// A value that an agent may only write with the words it was read from. Where the excerpt does not stand in a source that the
/// host added to the run (<see cref="GateRun.AddSource"/>), the value is left out.
/// </summary>
/// <typeparam name="T">A text, number, date, identifier or enum.</typeparam>
/// <param name="Value">The value.</param>
/// <param name="Source">Name of the source; empty where the system of record keeps none.</param>
/// <param name="Excerpt">The words, at least 12 characters, white space folded; empty where the system of record keeps none.</param>
public sealed record Cited<T>(
    [property: Description("The value.")] T Value,
    [property: Description("Name of the source that it was read from.")] string Source,
    [property: Description("The words of the source that say so, copied exactly, at least 12 characters.")] string Excerpt) : ICitation
    where T : notnull;
