namespace CrmAgent.Hosting;

/// <summary>The clock of this machine, set forward where a story cannot wait.</summary>
internal sealed class StoryClock : TimeProvider
{
    private TimeSpan ahead;

    public override DateTimeOffset GetUtcNow() => base.GetUtcNow() + ahead;

    /// <summary>Lets time pass.</summary>
    public void Advance(TimeSpan by) => ahead += by;
}
