namespace WriteGate;

/// <summary>Tokens that a run's host reports, and how many of them no commit has counted yet.</summary>
internal sealed class RunTokens
{
    private long total;
    private long uncounted;

    public long Total => Interlocked.Read(ref total);

    public long Uncounted => Interlocked.Read(ref uncounted);

    public void Add(long count)
    {
        Interlocked.Add(ref total, count);
        Interlocked.Add(ref uncounted, count);
    }

    /// <summary>Takes what is not counted yet along to a commit.</summary>
    public long Take() => Interlocked.Exchange(ref uncounted, 0);

    /// <summary>Takes back what the commit did not count.</summary>
    public void GiveBack(long count) => Interlocked.Add(ref uncounted, count);
}
