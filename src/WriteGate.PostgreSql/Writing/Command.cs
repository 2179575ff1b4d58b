using System.Security.Cryptography;

using WriteGate.Journal;

namespace WriteGate.PostgreSql;

/// <summary>A change that waits for its turn, and its caller. It can be given up until the writer takes it; from then on its outcome is told.</summary>
internal abstract class Command
{
    private const int Waiting = 0;
    private const int Taken = 1;
    private const int GivenUp = 2;

    private int stage;

    /// <summary>What it concerns, so that no other process changes it meanwhile: keys, runs and counters.</summary>
    public abstract IEnumerable<string> Concerns { get; }

    /// <summary>Whether a part of it may have to be undone, because it changes more than one intent.</summary>
    public abstract bool IsUndoable { get; }

    /// <summary>What it counts.</summary>
    public virtual IEnumerable<Intents.Counting> Counts => [];

    /// <summary>
    /// The run of its first journal row and the digest there. The digest is salted and so no other row has it: whether the
    /// command was kept can be asked by it.
    /// </summary>
    public (string RunId, byte[] Digest)? Trace { get; private set; }

    /// <returns>False when its caller has given it up.</returns>
    public bool TryTake() => Interlocked.CompareExchange(ref stage, Taken, Waiting) == Waiting;

    /// <summary>Writes what it does. Its journal rows have a new salt each time.</summary>
    public void WriteTo(CommandWriter writer)
    {
        Trace = null;
        WriteCalls(writer);
    }

    /// <summary>Tells the caller the outcome, after the commit.</summary>
    public abstract void Complete(Outcome outcome);

    /// <summary>Tells the caller that nothing was done, or that it is not known.</summary>
    public abstract void Fail(Exception fault);

    protected abstract void WriteCalls(CommandWriter writer);

    protected bool TryGiveUp() => Interlocked.CompareExchange(ref stage, GivenUp, Waiting) == Waiting;

    protected void Append(CommandWriter writer, JournalEntry entry)
    {
        byte[] salt = RandomNumberGenerator.GetBytes(16);
        byte[] digest = JournalChain.DigestOf(salt, entry);
        Trace ??= (entry.RunId, digest);
        writer.Append(entry, salt, digest);
    }

    protected static string ConcernOf(Intents.Intent intent) => $"key\0{intent.Tenant}\0{intent.Key}";

    protected static string ConcernOf(Intents.Counting counting) => $"count\0{counting.Name}";

    protected static string ConcernOf(JournalEntry entry) => $"run\0{entry.RunId}";
}
