namespace WriteGate.Telemetry;

/// <summary>Holds a window against those before it: a pure function.</summary>
internal static class SignalRules
{
    public const int FewestBaselineCalls = 50;
    public const int FewestBaselineWindows = 3;

    // Below that a single slow or failed call would be a doubled rate.
    private const int FewestCalls = 10;
    private const int FewestCases = 3;

    private const double Raise = 2;

    // The usual reading of the index: below 0.1 the same, above 0.25 another population (Siddiqi, Credit Risk Scorecards, 2006).
    private const double OtherPopulation = 0.25;

    /// <param name="workflow">The workflow.</param>
    /// <param name="window">The window that ended.</param>
    /// <param name="before">The windows before it in which there were calls.</param>
    public static IReadOnlyList<Signal> Judge(string workflow, CallWindow window, IReadOnlyCollection<CallWindow> before)
    {
        CallWindow past = CallWindow.Sum(before);
        bool hasBaseline = before.Count >= FewestBaselineWindows && past.Calls >= FewestBaselineCalls;
        return
        [
            Rate(SignalKind.ErrorRate, window.Errors, past.Errors),
            Rate(SignalKind.RetryRate, window.Retries, past.Retries),
            Rate(SignalKind.ViolationRate, window.Violations, past.Violations),
            Of(SignalKind.Latency, PerCall(window.Seconds, window), PerCall(past.Seconds, past), window.Calls >= FewestCalls),
            Of(SignalKind.TokensPerCall, PerCall(window.Tokens, window), PerCall(past.Tokens, past), window.Calls >= FewestCalls),
            Of(SignalKind.Writes, window.Writes, before.Count == 0 ? 0 : past.Writes / (double)before.Count, window.Writes >= FewestCalls),
            Selection(),
        ];

        Signal Rate(SignalKind kind, int cases, int pastCases)
            => Of(kind, PerCall(cases, window), PerCall(pastCases, past), window.Calls >= FewestCalls && cases >= FewestCases);

        Signal Of(SignalKind kind, double current, double baseline, bool enough) => hasBaseline
            ? new(workflow, kind, !enough ? SignalState.TooFew : current > 0 && current >= Raise * baseline ? SignalState.Raised : SignalState.Normal, current, baseline)
            : new(workflow, kind, SignalState.NoBaseline, current, null);

        Signal Selection()
        {
            double index = window.Calls == 0 ? 0 : StabilityIndex(window, past);
            return !hasBaseline ? new(workflow, SignalKind.ToolSelection, SignalState.NoBaseline, index, null)
                : new(
                    workflow,
                    SignalKind.ToolSelection,
                    window.Calls < FewestCalls ? SignalState.TooFew : index > OtherPopulation ? SignalState.Raised : SignalState.Normal,
                    index,
                    0);
        }
    }

    private static double PerCall(double value, CallWindow window) => window.Calls == 0 ? 0 : value / window.Calls;

    // Σ (a - e) ln(a / e) over the tools' shares. Half a call more for each tool keeps a tool that is new or gone finite; what
    // two samples of one population differ by, (k - 1)(1/n + 1/m), is taken off (Yurdakul, Statistical Properties of PSI, 2018).
    private static double StabilityIndex(CallWindow window, CallWindow past)
    {
        string[] tools = [.. window.Tools.Keys.Union(past.Tools.Keys, StringComparer.Ordinal)];
        double sum = 0;
        foreach (string tool in tools)
        {
            double actual = Share(window, tool, tools.Length);
            double expected = Share(past, tool, tools.Length);
            sum += (actual - expected) * Math.Log(actual / expected);
        }

        double chance = past.Calls == 0 ? 0 : (tools.Length - 1) * ((1.0 / window.Calls) + (1.0 / past.Calls));
        return Math.Max(0, sum - chance);
    }

    private static double Share(CallWindow window, string tool, int tools)
        => (window.Tools.GetValueOrDefault(tool) + 0.5) / (window.Calls + (0.5 * tools));
}
