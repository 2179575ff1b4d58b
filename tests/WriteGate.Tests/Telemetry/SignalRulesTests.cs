using WriteGate.Telemetry;

namespace WriteGate.Tests.Telemetry;

public sealed class SignalRulesTests
{
    [Theory]
    [InlineData(2, 100)]
    [InlineData(3, 16)]
    public void R23_there_is_no_baseline_before_50_calls_over_3_windows(int windows, int calls)
    {
        IReadOnlyList<Signal> signals = SignalRules.Judge("w", Window(100, errors: 100), Past(windows, () => Window(calls)));
        Assert.Equal(Enum.GetValues<SignalKind>().Length, signals.Count);
        Assert.All(signals, signal => Assert.Equal((SignalState.NoBaseline, null), (signal.State, signal.Baseline)));
    }

    [Theory]
    [InlineData(19, SignalState.Normal)]
    [InlineData(20, SignalState.Raised)]
    public void R23_twice_the_baseline_raises_the_error_rate(int errors, SignalState expected)
        => Assert.Equal(expected, Of(SignalKind.ErrorRate, Window(100, errors: errors), Past(3, () => Window(100, errors: 10))).State);

    [Fact]
    public void R23_each_rate_is_judged_by_itself()
    {
        IReadOnlyList<Signal> signals = SignalRules.Judge(
            "w", Window(100, retries: 30, violations: 30, writes: 40, seconds: 2, tokens: 900), Past(4, () => Window(100, retries: 5, violations: 20, writes: 20, seconds: 1, tokens: 500)));
        Assert.Equal(
            [SignalKind.RetryRate, SignalKind.Latency, SignalKind.Writes],
            signals.Where(signal => signal.State == SignalState.Raised).Select(signal => signal.Kind));
    }

    [Fact]
    public void R23_what_never_happened_raises_when_it_happens_three_times()
    {
        IReadOnlyCollection<CallWindow> past = Past(3, () => Window(100));
        Assert.Equal(SignalState.TooFew, Of(SignalKind.ErrorRate, Window(100, errors: 2), past).State);
        Assert.Equal(SignalState.Raised, Of(SignalKind.ErrorRate, Window(100, errors: 3), past).State);
    }

    [Fact]
    public void R23_a_window_of_few_calls_says_nothing()
        => Assert.All(
            SignalRules.Judge("w", Window(9, errors: 9, seconds: 90, tokens: 9_000), Past(3, () => Window(100, seconds: 1, tokens: 1))),
            signal => Assert.Equal(SignalState.TooFew, signal.State));

    [Fact]
    public void R23_a_shifted_choice_of_tools_raises_and_the_same_choice_does_not()
    {
        IReadOnlyCollection<CallWindow> past = Past(3, () => Window(100, tools: [("read", 80), ("update", 20)]));
        Assert.Equal(SignalState.Normal, Of(SignalKind.ToolSelection, Window(50, tools: [("read", 38), ("update", 12)]), past).State);
        Assert.Equal(SignalState.Raised, Of(SignalKind.ToolSelection, Window(50, tools: [("read", 20), ("update", 30)]), past).State);
        Assert.Equal(SignalState.Raised, Of(SignalKind.ToolSelection, Window(50, tools: [("read", 30), ("delete", 20)]), past).State);
    }

    [Fact]
    public void R23_chance_in_a_small_window_is_no_drift()
    {
        string[] tools = ["a", "b", "c", "d", "e"];
        IReadOnlyCollection<CallWindow> past = Past(3, () => Window(100, tools: [.. tools.Select(tool => (tool, 20))]));
        Assert.Equal(SignalState.Normal, Of(SignalKind.ToolSelection, Window(10, tools: [("a", 4), ("b", 3), ("c", 1), ("d", 1), ("e", 1)]), past).State);
    }

    private static Signal Of(SignalKind kind, CallWindow window, IReadOnlyCollection<CallWindow> past)
        => Assert.Single(SignalRules.Judge("w", window, past), signal => signal.Kind == kind);

    private static List<CallWindow> Past(int windows, Func<CallWindow> make) => [.. Enumerable.Range(0, windows).Select(_ => make())];

    private static CallWindow Window(
        int calls, int errors = 0, int retries = 0, int violations = 0, int writes = 0, double seconds = 0, long tokens = 0, (string Tool, int Calls)[]? tools = null)
    {
        CallWindow window = new();
        string[] named = [.. (tools ?? [("tool", calls)]).SelectMany(tool => Enumerable.Repeat(tool.Tool, tool.Calls))];
        for (int i = 0; i < calls; i++)
        {
            OutcomeKind outcome = i < errors ? OutcomeKind.Failed
                : i < errors + violations ? OutcomeKind.InvalidArguments
                : i < errors + violations + writes ? OutcomeKind.Applied
                : OutcomeKind.Answered;
            window.Called(named[i], outcome, TimeSpan.FromSeconds(seconds));
        }

        for (int i = 0; i < retries; i++)
        {
            window.Retried();
        }

        window.Used(tokens * calls);
        return window;
    }
}
