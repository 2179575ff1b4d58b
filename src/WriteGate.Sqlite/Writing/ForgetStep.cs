namespace WriteGate.Sqlite;

/// <summary>Forgets a little, and answers how many rows that were.</summary>
internal sealed class ForgetStep(Func<WriteSession, long> forget) : IWriteStep<long>
{
    public long Run(WriteSession session, out bool keep)
    {
        keep = true;
        return forget(session);
    }
}
