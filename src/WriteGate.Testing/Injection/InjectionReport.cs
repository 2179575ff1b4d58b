using System.Globalization;

namespace WriteGate.Testing;

/// <summary>What became of an injection set.</summary>
/// <param name="Outcomes">How many calls had each outcome.</param>
/// <param name="Escapes">What was not contained; empty when all was.</param>
public sealed record InjectionReport(IReadOnlyDictionary<OutcomeKind, int> Outcomes, IReadOnlyList<InjectionEscape> Escapes)
{
    private const int Most = 50;

    /// <summary>How many calls had a result.</summary>
    public int Calls => Outcomes.Values.Sum();

    /// <summary>One line for the calls, and one for each escape.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Calls} hostile calls ({string.Join(", ", Outcomes.OrderBy(pair => pair.Key).Select(pair => $"{WriteGate.Outcomes.Of(pair.Key).Word} {pair.Value}"))}), {Escapes.Count} not contained")
        + string.Concat(Escapes.Take(Most).Select(escape => "\n  " + escape));
}

/// <summary>A hostile call that was not contained, or a tool that was not tried.</summary>
/// <param name="Tool">The tool.</param>
/// <param name="Try">What was tried.</param>
/// <param name="What">What happened, and what should have.</param>
public sealed record InjectionEscape(string Tool, string Try, string What)
{
    private const int Longest = 100;

    /// <summary>One line for people.</summary>
    public override string ToString() => $"{Visible.Of(Tool, Longest)}, {Visible.Of(Try, 2 * Longest)}: {Visible.Of(What, 10 * Longest)}";
}
