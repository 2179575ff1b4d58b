using System.Runtime.InteropServices;

namespace WriteGate.Telemetry;

/// <summary>What a workflow did in one window of time, or in several together.</summary>
internal sealed class CallWindow
{
    public int Calls { get; private set; }

    public int Errors { get; private set; }

    public int Retries { get; private set; }

    public int Violations { get; private set; }

    public int Writes { get; private set; }

    public long Tokens { get; private set; }

    public double Seconds { get; private set; }

    /// <summary>How often each tool was called.</summary>
    public Dictionary<string, int> Tools { get; } = new(StringComparer.Ordinal);

    public void Called(string tool, OutcomeKind outcome, TimeSpan elapsed)
    {
        Calls++;
        Seconds += elapsed.TotalSeconds;
        CollectionsMarshal.GetValueRefOrAddDefault(Tools, tool, out _)++;
        switch (outcome)
        {
            case OutcomeKind.Failed or OutcomeKind.Unknown or OutcomeKind.RolledBack or OutcomeKind.PartlyApplied:
                Errors++;
                break;
            case OutcomeKind.InvalidArguments:
                Violations++;
                break;
            case OutcomeKind.Replayed or OutcomeKind.InProgress:
                Retries++;
                break;
            case OutcomeKind.Applied:
                Writes++;
                break;
        }
    }

    public void Retried() => Retries++;

    public void Used(long tokens) => Tokens += tokens;

    public static CallWindow Sum(IEnumerable<CallWindow> windows)
    {
        CallWindow sum = new();
        foreach (CallWindow window in windows)
        {
            sum.Calls += window.Calls;
            sum.Errors += window.Errors;
            sum.Retries += window.Retries;
            sum.Violations += window.Violations;
            sum.Writes += window.Writes;
            sum.Tokens += window.Tokens;
            sum.Seconds += window.Seconds;
            foreach ((string tool, int count) in window.Tools)
            {
                sum.Tools[tool] = sum.Tools.GetValueOrDefault(tool) + count;
            }
        }

        return sum;
    }
}
