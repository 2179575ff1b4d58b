using System.Globalization;

namespace WriteGate.Analyzers.Surface;

/// <summary>Tells whether an entry allows more than one that was accepted. Whatever cannot be told to be narrower counts as wider.</summary>
internal static class Widening
{
    public const string Irreversible = "irreversible";
    public const string Mitigated = Irreversible + ", mitigated by ";

    /// <summary>The tiers from the tightest to the freest.</summary>
    private static readonly string[] Tiers = ["never", "reviewed", "autonomous"];

    /// <summary>How each fact is compared; the others must be the same.</summary>
    private static readonly Dictionary<string, Func<string?, string?, bool>> Narrower = new(StringComparer.Ordinal)
    {
        [SurfaceFact.Tier] = static (now, then) => Rank(now) is >= 0 and var rank && rank <= Rank(then),
        [SurfaceFact.Makes] = static (now, _) => now is null,
        [SurfaceFact.Items] = static (now, then) => Number(now ?? "1") <= Number(then ?? "1"),
        [SurfaceFact.Window] = static (now, then) => Number(now) >= Number(then),
        [SurfaceFact.Undo] = static (now, then) => Certainty(now) >= Certainty(then),
        [SurfaceFact.Clear] = static (now, _) => now is null,
        [SurfaceFact.For] = static (_, then) => then is null,
    };

    /// <summary>What is wider, in words: <c>tier is autonomous, accepted is reviewed</c>; empty when nothing is.</summary>
    public static string Of(SurfaceEntry now, SurfaceEntry accepted) => string.Join("; ", now.Facts.Concat(accepted.Facts)
        .Select(fact => fact.Name)
        .Distinct()
        .Where(fact => !IsNarrower(fact, now[fact], accepted[fact]))
        .Select(fact => $"{fact} is {now[fact] ?? "not stated"}, accepted is {accepted[fact] ?? "none"}"));

    private static bool IsNarrower(string fact, string? now, string? then)
        => now == then || (Narrower.TryGetValue(fact, out Func<string?, string?, bool>? compare) && compare(now, then));

    private static int Rank(string? tier) => Array.IndexOf(Tiers, tier);

    /// <summary>How sure a write is taken back.</summary>
    private static int Certainty(string? undo) => undo switch
    {
        null or Irreversible => 0,
        _ when undo.StartsWith(Mitigated, StringComparison.Ordinal) => 1,
        _ => 2,
    };

    /// <summary>The number that a text begins with; one that is none compares with nothing.</summary>
    private static double Number(string? text)
        => double.TryParse(text?.Split(' ')[0], NumberStyles.None, CultureInfo.InvariantCulture, out double number) ? number : double.NaN;
}
