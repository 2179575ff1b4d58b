namespace WriteGate.Tests.Gate;

/// <summary>Hours of a day. Its constructor knows a rule that no schema can say.</summary>
public sealed record HourSpan
{
    public HourSpan(int from, int to)
    {
        if (to <= from)
        {
            throw new ArgumentException("The end must come after the beginning.", nameof(to));
        }

        (From, To) = (from, to);
    }

    public int From { get; }

    public int To { get; }
}
