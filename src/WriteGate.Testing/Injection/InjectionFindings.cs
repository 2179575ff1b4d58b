namespace WriteGate.Testing;

/// <summary>What is found while an injection set runs.</summary>
internal sealed class InjectionFindings(Func<long>? effects)
{
    private readonly Dictionary<OutcomeKind, int> outcomes = [];
    private readonly List<InjectionEscape> escapes = [];

    /// <summary>What the system of record counts; always the same where it does not.</summary>
    public long CountEffects() => effects?.Invoke() ?? 0;

    public void Count(GateResult result) => outcomes[result.Kind] = outcomes.GetValueOrDefault(result.Kind) + 1;

    public void Escaped(string tool, string what, string why) => escapes.Add(new InjectionEscape(tool, what, why));

    public InjectionReport Report() => new(outcomes, escapes);
}
