using WriteGate.Tools;

namespace WriteGate;

/// <summary>What is told of shadow, to the model and to people.</summary>
internal static class ShadowWords
{
    /// <summary>Of a run.</summary>
    public const string Run = "This run is in shadow: what it proposes is recorded and compared later with what people do, and never written.";

    /// <summary>Of a field that is left out of a patch.</summary>
    public const string Field = "it is in shadow: what you propose for it is recorded and compared later with what people do";

    /// <summary>Of a call of which nothing is left.</summary>
    public static string Call(Sighting sighting)
        => sighting.Shadowed is [{ Field: not null }, ..]
            ? $"{string.Join(", ", sighting.Shadowed.Select(change => change.Field).Distinct(StringComparer.Ordinal))}: in shadow, recorded to be compared later with what people do, and never written."
            : "It is in shadow: recorded for people to see, and never carried out.";
}
